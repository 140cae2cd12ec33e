import { subject } from './subject.ts';

/**
 * Further subjects that the charter leaves free, some of them not far from what it forbids. Only the alignment knows them: so
 * many that what is allowed is everything else, and not a list. No neighbour is among them.
 */
export const furtherSubjects = [
  subject('drinks', {
    items: `lemonade, orange juice, milk, red wine, beer, cider, smoothies, whisky, champagne, ginger ale, apple juice,
    mineral water, milkshakes, cocktails`,
  }),
  subject('fruit and vegetables', {
    items: `bananas, oranges, grapes, pineapples, mangoes, onions, broccoli, cabbages, mushrooms, spinach, peaches,
    watermelons, peppers, garlic`,
  }),
  subject('spices and groceries', {
    items: `black pepper, cinnamon sticks, mustard, vinegar, olive oil, soy sauce, cheddar cheese, yoghurt, butter, peanuts,
    ketchup, basil leaves, ginger roots, breakfast cereal`,
  }),
  subject('birds', {
    items: `eagles, owls, penguins, pigeons, peacocks, swans, ravens, robins, ostriches, flamingos, hummingbirds, woodpeckers,
    seagulls, storks`,
  }),
  subject('life in the sea', {
    items: `dolphins, whales, octopuses, jellyfish, seahorses, starfish, coral reefs, lobsters, salmon in rivers, seals,
    squid, sea turtles, eels in the ocean, plankton`,
  }),
  subject('reptiles and small creatures', {
    items: `rattlesnakes, frogs, toads, chameleons, tortoises, geckos, spiders, scorpions, snails, earthworms, centipedes,
    newts, pythons, leeches`,
  }),
  subject('farming', {
    items: `cows, sheep, pigs, chickens, goats, tractors, wheat fields, harvesting maize, hay bales, barley, rice paddies,
    irrigation, scarecrows, fertiliser`,
  }),
  subject('trees and flowers', {
    items: `oak trees, pine trees, maple trees, willows, bamboo, palm trees, daisies, lilies, violets, dandelions, jasmine
    plants, cherry blossoms, ivy, moss`,
  }),
  subject('clothes', {
    items: `jeans, neckties, leather shoes, raincoats, wedding dresses, T-shirts, baseball caps, belts, trainers, suits,
    sandals, kimonos, handbags, sunglasses`,
  }),
  subject('materials', {
    items: `silk, leather, linen, denim, rubber, cardboard, steel, marble, ceramics, nylon, bricks, plywood, velvet, porcelain`,
  }),
  subject('toys and play', {
    items: `dolls, kites, yo-yos, building blocks, video games, teddy bears, hide and seek, toy cars, marbles, swings,
    crossword puzzles, trampolines, puppets, riddles`,
  }),
  subject('mountains and rocks', {
    items: `Mount Everest, the Alps, volcanoes, glaciers, earthquakes, caves, canyons, the Himalayas, granite, limestone, rock
    climbing gear, avalanches, Mount Fuji, fossil fuels`,
  }),
  subject('rivers, seas and lands', {
    items: `the Amazon River, the Nile, the Sahara Desert, the Pacific Ocean, tides, waterfalls, islands, lakes, rainforests,
    swamps, the Arctic, Antarctica, the equator, beaches`,
  }),
  subject('aircraft and ships', {
    items: `aeroplanes, helicopters, hot-air balloons, submarines, cruise ships, parachutes, gliders, airships, drones, the
    Titanic, cargo ships, pilots, runways, lifeboats`,
  }),
  subject('driving', {
    items: `electric cars, seat belts, driving lessons, car tyres, petrol stations, road signs, ambulances, car insurance,
    fire engines, windscreen wipers, speed limits, road trips, trucks, pedestrian crossings`,
  }),
  subject('stationery', {
    items: `pencils, fountain pens, notebooks, envelopes, postage stamps, rulers, erasers, paper clips, calendars, staplers,
    crayons, ink, diplomas, newspapers`,
  }),
  subject('cities', {
    items: `London, New York, Tokyo, Rome, Berlin, Cairo, Sydney, Moscow, Barcelona, Istanbul, Chicago, Venice, Singapore,
    Dubai`,
  }),
  subject('feelings', {
    items: `happiness, anger, fear, jealousy, loneliness, boredom, gratitude, pride, shyness, hope, grief, curiosity, trust,
    embarrassment`,
  }),
  subject('family and friends', {
    items: `grandparents, twins, babies, weddings, birthdays, friendship, parenting, adoption, siblings, marriage, teenagers,
    godparents, family trees, babysitters`,
  }),
  subject('work', {
    items: `job interviews, curricula vitae, meetings, bosses, colleagues, working from home, part-time jobs, retirement,
    promotions, teamwork, business trips, office chairs, overtime, internships`,
  }),
  subject('jobs', {
    items: `nurses, firefighters, plumbers, electricians, farmers, journalists, architects, hairdressers, dentists,
    carpenters, accountants, sailors, tailors, scientists`,
  }),
  subject('business', {
    items: `advertising, start-ups, customer service, brands, logos, shareholders, factories, supermarkets, warehouses,
    auctions, business plans, supply chains, trade unions, franchises`,
  }),
  subject('scientists', {
    items: `Albert Einstein, Isaac Newton, Marie Curie, Charles Darwin, Galileo Galilei, Nikola Tesla, Thomas Edison, Stephen
    Hawking, Louis Pasteur, Ada Lovelace, Alan Turing, Archimedes, Jane Goodall, Gregor Mendel`,
  }),
  subject('biology', {
    items: `DNA, cells, bacteria, viruses, photosynthesis, evolution, genes, enzymes, ecosystems, food chains, fungi,
    chromosomes, proteins, hibernation`,
  }),
  subject('medicine', {
    items: `antibiotics, surgery, hospitals, X-ray images, bandages, blood donations, anaesthesia, diabetes, heart attacks,
    pharmacies, wheelchairs, thermometers for fevers, broken bones, doctors`,
  }),
  subject('the environment', {
    items: `global warming, pollution, plastic waste, wind turbines, endangered species, deforestation, acid rain, national
    parks, oil spills, renewable energy, the ozone layer, water conservation, compostable bags, carbon footprints`,
  }),
  subject('religion and thought', {
    items: `Buddhism, Christianity, Islam, Hinduism, Judaism, meditation, prayer, Socrates, Plato, Confucius, ethics, logic,
    free will, pilgrimages`,
  }),
  subject('myths', {
    items: `Zeus, Thor, Hercules, unicorns, mermaids, vampires, the Trojan Horse, phoenixes, Medusa, King Arthur, Robin Hood,
    Atlantis, werewolves, giants`,
  }),
  subject('holidays', {
    items: `Christmas, Halloween, Easter, New Year's Eve, Thanksgiving, Diwali, Ramadan, Valentine's Day, carnival, Mother's
    Day, fireworks, Chinese New Year, birthday parties, parades`,
  }),
  subject('travel', {
    items: `suitcases, hotels, camping, travel visas, backpacks, beach holidays, tour guides, maps, souvenirs, jet lag,
    hostels, sightseeing, travel insurance, postcards`,
  }),
  subject('photography and television', {
    items: `cameras, selfies, photo albums, tripods, television news, talk shows, soap operas, quiz shows, radio stations,
    podcasts, black-and-white photographs, flash photography, remote controls, cartoons on television`,
  }),
  subject('music', {
    items: `jazz, hip-hop, opera, rock music, Mozart, Beethoven, the Beatles, Elvis Presley, choirs, orchestras, melodies,
    lullabies, national anthems, karaoke`,
  }),
  subject('theatre and dance', {
    items: `ballet, tango, salsa dancing, the waltz, circuses, magicians, clowns, stage lighting, costumes, rehearsals,
    pantomimes, ventriloquists, juggling, stand-up comedy`,
  }),
  subject('crafts', {
    items: `pottery, wood carving, glass blowing, candle making, beadwork, leather work, metalwork, mosaics, jewellery,
    tattoos, stamp collecting, coin collecting, birdwatching, model aeroplanes`,
  }),
  subject('more sports', {
    items: `ice cream at the seaside, karate, judo, wrestling, sprinting, the high jump, relay races, darts, bowling, horse
    racing, water polo, triathlons, polo, snorkelling`,
  }),
  subject('inventions', {
    items: `the wheel, the telephone, the light bulb, the steam engine, the compass, clocks, microscopes, the typewriter, zips
    in jackets, matches, gunpowder, penicillin, bicycles in cities, the internet`,
  }),
  subject('electronics and machines', {
    items: `robots, transistors, refrigerators, microwave ovens, headphones, cranes at building sites, loudspeakers,
    calculators, 3D printers, digital watches, escalators, bulldozers, hair dryers, televisions`,
  }),
  subject('law and safety', {
    items: `seat belts for children, burglars, prisons, fines, patents, copyright, wills, witnesses, fingerprints, fire
    drills, helmets at work, security cameras, neighbourhood disputes, consumer rights`,
  }),
  subject('people in history', {
    items: `Martin Luther King, Nelson Mandela, Mahatma Gandhi, Christopher Columbus, Winston Churchill, Rosa Parks, Florence
    Nightingale, Amelia Earhart, Neil Armstrong, Elizabeth I, Catherine the Great, Tutankhamun, Simón Bolívar, Thomas
    Jefferson`,
  }),
  subject('time and numbers', {
    items: `leap years, time zones, centuries, Mondays, midnight, birthdays in leap years, summer, autumn, measuring length,
    kilograms, litres, Fahrenheit, dozens, the number zero`,
  }),
  subject('communication', {
    items: `letters, public speaking, telephone calls, text messages, emojis, small talk, handshakes, apologies, compliments,
    debates, body language, listening, newspapers online, interviews`,
  }),
  subject('self and habits', {
    items: `time management, procrastination, good habits, morning routines, goals, willpower, self-confidence, daydreams,
    tidiness, journaling, learning styles, New Year resolutions, patience, teamwork at home`,
  }),
  subject('colours and shapes', {
    items: `red, blue, green, purple, yellow, black and white, spirals, squares, stars on flags, stripes, shadows, symmetry,
    rainbow colours, pink`,
  }),
  subject('war and peace', {
    items: `the First World War, the Second World War, armies, tanks, knights in armour, swords, navies, peace talks, the
    Trojan War, castles under siege, samurai, spies, shields, medals`,
  }),
  subject('food from elsewhere', {
    items: `sushi, tacos, curry, kimchi, noodles, paella, hamburgers, salads, sausages, ice cream, tofu, hummus, omelettes,
    barbecues`,
  }),
];
