import { subject } from './subject.ts';

/** Subjects that the charter leaves free, all of them far from what it forbids. */
export const allowedSubjects = [
  subject('gardening', {
    items: `tomato plants, rose bushes, tulip bulbs, compost heaps, garden soil, lawn mowing, hedge trimming, herb gardens,
    potted plants, watering plants, raised beds, garden weeds, apple trees, pruning shrubs, sunflower seeds,
    greenhouses, strawberry plants, cactus plants, garden mulch, spring planting, bean plants, carrot seeds, garden
    slugs, orchids, fern plants, vegetable patches, seedlings, lettuce beds`,
    evaluation: `garden ponds, rhubarb plants, garden paths, cucumber plants, lavender bushes, pumpkin plants, garden fences,
    garden spades, daffodil bulbs`,
  }),
  subject('space', {
    items: `the Moon, Mars, Jupiter, Saturn's rings, black holes, the Milky Way, solar eclipses, comets, asteroids, meteor
    showers, the Sun, Venus, Neptune, space telescopes, astronauts, space stations, rockets, satellites, neutron
    stars, supernovas, galaxies, the Big Bang, constellations, the planet Mercury, gravity on the Moon, red giants,
    Pluto, nebulas`,
    evaluation: `Uranus, the Hubble telescope, moon craters, space suits, shooting stars, the North Star, lunar eclipses, white
    dwarfs, the solar wind`,
  }),
  subject('wild animals', {
    items: `lions, elephants, giraffes, zebras, tigers, leopards, wolves, bears, kangaroos, koalas, gorillas, monkeys, hippos,
    rhinos, cheetahs, foxes, deer, camels, pandas, hyenas, squirrels, hedgehogs, bats, otters, beavers, moose, polar
    bears, sloths`,
    evaluation: `buffaloes, lynxes, badgers, raccoons, chimpanzees, antelopes, jaguars, porcupines, wild boars`,
  }),
  subject('mathematics', {
    items: `fractions, prime numbers, long division, multiplication tables, percentages, triangles, circles, the Pythagorean
    theorem, linear equations, quadratic equations, probability, averages, negative numbers, decimals, square roots,
    angles, graphs of functions, algebra, geometry, calculus, matrices, logarithms, exponents, ratios, polygons,
    statistics, sets, the number pi`,
    evaluation: `addition, subtraction, rectangles, vectors, rounding numbers, Roman numerals, parallel lines, inequalities, cubes`,
  }),
  subject('history', {
    items: `the Roman Empire, ancient Egypt, the Renaissance, the French Revolution, the Industrial Revolution, the Vikings,
    ancient Greece, the Middle Ages, Julius Caesar, Cleopatra, the Great Wall of China, the printing press, the Silk
    Road, the American Civil War, Napoleon, Alexander the Great, the Ottoman Empire, the Aztecs, the Incas, the Magna
    Carta, the pyramids, Queen Victoria, Abraham Lincoln, the Cold War, the Mongol Empire, the Stone Age, the Bronze
    Age, Marco Polo`,
    evaluation: `the Black Death, the Persian Empire, Joan of Arc, Genghis Khan, George Washington, the Crusades, the Phoenicians,
    the Berlin Wall, the Space Race`,
  }),
  subject('countries', {
    items: `France, Japan, Brazil, Canada, Egypt, India, Italy, Mexico, Norway, Australia, Spain, Kenya, China, Germany,
    Greece, Peru, Turkey, Vietnam, Sweden, Poland, Argentina, Morocco, Thailand, South Korea, Iceland, Portugal, New
    Zealand, Ireland`,
    evaluation: `Finland, Denmark, Chile, Nigeria, Indonesia, Switzerland, Austria, Nepal, Cuba`,
  }),
  subject('the human body', {
    items: `the heart, the lungs, the brain, the stomach, the liver, the kidneys, the skin, blood cells, muscles, the
    skeleton, the spine, the eyes, the ears, the immune system, the nervous system, digestion, human teeth, hair
    growth, the knee joint, hormones, blood pressure, taste buds, the ribs, the lymph nodes, tendons, the thyroid,
    memory, reflexes`,
    evaluation: `the pancreas, the bladder, the tongue, the nose, bones, the elbow, fingernails, arteries, the appendix`,
  }),
  subject('musical instruments', {
    items: `the piano, the violin, the guitar, the drums, the flute, the trumpet, the cello, the harp, the saxophone, the
    clarinet, the accordion, the trombone, the organ, the ukulele, the banjo, the oboe, the xylophone, the double
    bass, the mandolin, the bagpipes, the harmonica, the tuba, the French horn, the recorder, the viola, cymbals, the
    sitar, the synthesizer`,
    evaluation: `the bassoon, the lute, the bongo drums, the piccolo, the tambourine, the triangle in an orchestra, the electric
    guitar, the harpsichord, the marimba`,
  }),
  subject('weather', {
    items: `thunderstorms, hurricanes, tornadoes, rainbows, fog, lightning, clouds, heat waves, droughts, monsoons, wind,
    humidity, air pressure, weather forecasts, hail, frost, rain, the water cycle, sunshine, sea breezes, dew, dust
    storms, floods, weather maps, thermometers, cold fronts, the seasons, climate zones`,
    evaluation: `snowstorms, drizzle, cyclones, jet streams, temperature, barometers, sunsets, mist, wind chill`,
  }),
  subject('painting', {
    items: `watercolours, oil painting, portraits, landscape painting, Leonardo da Vinci, Vincent van Gogh, Pablo Picasso,
    Claude Monet, colour mixing, paintbrushes, canvases, the Mona Lisa, Impressionism, Cubism, still lifes, murals,
    sketches, acrylic paint, perspective in drawing, Rembrandt, the colour wheel, easels, pastel drawing, charcoal
    drawing, Surrealism, frescoes, art galleries, abstract art`,
    evaluation: `self-portraits, Michelangelo, Salvador Dalí, Johannes Vermeer, finger painting, spray paint, picture frames, Pop
    Art, Edvard Munch`,
  }),
  subject('computers', {
    items: `keyboards, computer memory, hard drives, laptops, programming languages, Python code, databases, web browsers,
    email, passwords, computer viruses, Wi-Fi, operating systems, spreadsheets, cloud storage, processors, graphics
    cards, smartphones, search engines, artificial intelligence, algorithms, websites, backups, printers, USB cables,
    computer mice, video calls, software updates`,
    evaluation: `computer monitors, firewalls, source code, touch screens, tablets, routers, spam email, hackers, computer chips`,
  }),
  subject('football', {
    items: `penalty kicks, goalkeepers, corner kicks, the offside rule, free kicks, football boots, midfielders, strikers,
    defenders, the World Cup, dribbling a ball, passing a ball, headers, red cards, referees, throw-ins, football
    stadiums, football coaches, football training, league tables, football fans, team captains, substitutions, extra
    time, football shirts, yellow cards, shin guards, goal kicks`,
    evaluation: `football pitches, football goals, the Champions League, football tactics, hat tricks, own goals, linesmen,
    football transfers, half-time in football`,
  }),
  subject('money', {
    items: `savings accounts, credit cards, household budgets, mortgages, taxes, inflation, interest rates, stocks, bonds,
    pensions, insurance, bank loans, debit cards, pocket money, currencies, exchange rates, salaries, invoices,
    receipts, emergency funds, bankruptcies, rent, donations, shopping lists, compound interest, mutual funds,
    cheques, price comparisons`,
    evaluation: `piggy banks, coins, banknotes, cash machines, sales tax, investments, dividends, wages, bills`,
  }),
  subject('health', {
    items: `sleep, headaches, vitamins, drinking water, colds, stress, allergies, first aid, handwashing, toothaches, back
    pain, sunburn, fevers, vaccines, exercise, a balanced diet, posture, eye tests, sprained ankles, insomnia, hay
    fever, coughs, hiccups, blisters, cholesterol, asthma, naps, check-ups`,
    evaluation: `flu, nosebleeds, hydration, dieting, migraines, burns, dandruff, wearing glasses, snoring`,
  }),
  subject('language', {
    items: `nouns, verbs, adjectives, commas, apostrophes, spelling, synonyms, prefixes, punctuation, the past tense,
    sentences, paragraphs, Spanish grammar, French pronunciation, Latin words, English idioms, adverbs, pronouns,
    capital letters, vocabulary, proverbs, alphabets, dictionaries, sign language, translation, accents, metaphors,
    plurals`,
    evaluation: `consonants, vowels, question marks, suffixes, slang, the future tense, prepositions, rhetoric, nicknames`,
  }),
  subject('buildings', {
    items: `skyscrapers, suspension bridges, castles, the Eiffel Tower, cathedrals, the Colosseum, the Taj Mahal, brick walls,
    roofs, windows, staircases, elevators, houses, apartments, libraries, airports, dams, lighthouses, arches, domes,
    log cabins, the Empire State Building, foundations of houses, concrete, insulation, chimneys, balconies, Gothic
    architecture`,
    evaluation: `temples, barns, windmills, the Leaning Tower of Pisa, town halls, garages, fences, tents, the Statue of Liberty`,
  }),
  subject('physics', {
    items: `gravity, friction, magnets, electricity, light, sound waves, energy, heat, mirrors, lenses, atoms, batteries,
    motion, Newton's laws, the speed of light, electric circuits, radio waves, X-rays, pendulums, levers, pulleys,
    density, pressure, kinetic energy, momentum, static electricity, solar panels, thermodynamics`,
    evaluation: `the boiling point, buoyancy, prisms, lasers, torque, nuclear energy, acceleration, magnetism, quantum mechanics`,
  }),
  subject('chemistry', {
    items: `water molecules, oxygen, hydrogen, carbon, iron, gold, acids, alloys, rust, the periodic table, chemical
    reactions, gases, metals, helium, nitrogen, copper, silver, plastics, crystals, glass, pH values, combustion,
    evaporation, oxidation, catalysts, electrons, sulphur, aluminium`,
    evaluation: `salt, carbon dioxide, zinc, chlorine, bleach, diamonds, mercury the metal, calcium, soap molecules`,
  }),
  subject('film', {
    items: `film directors, actors, movie scripts, cartoons, documentaries, horror films, comedies, film music, Charlie
    Chaplin, Steven Spielberg, Star Wars, special effects, movie theatres, the Oscars, silent films, animated films,
    film editing, film trailers, westerns, science fiction films, subtitles, stunts, film cameras, movie posters,
    musicals, Alfred Hitchcock, Walt Disney, film critics`,
    evaluation: `film stars, Hollywood, movie villains, Disney films, James Bond, romantic comedies, film festivals, Marilyn
    Monroe, movie tickets`,
  }),
  subject('government', {
    items: `elections, presidents, parliaments, constitutions, voting, mayors, courts, judges, juries, laws, democracy,
    monarchies, embassies, the United Nations, political parties, citizenship, passports, human rights, city councils,
    senators, referendums, public holidays, ministers, lawyers, contracts, the police, census counts, treaties`,
    evaluation: `the prime minister, governors, taxpayers, the European Union, borders, ministries, the Supreme Court, kings,
    vetoes`,
  }),
  subject('school', {
    items: `homework, exams, essays, note-taking, book reports, group projects, class presentations, teachers, school
    libraries, class schedules, revision, scholarships, universities, report cards, kindergartens, school uniforms,
    spelling tests, science fairs, field trips, study groups, school lunches, deadlines, graduation, online courses,
    textbooks, tutors, classrooms, student loans`,
    evaluation: `school buses, chalkboards, lunch breaks, school holidays, geography lessons, head teachers, report writing,
    flashcards, detention`,
  }),
  subject('sport', {
    items: `yoga, push-ups, running, swimming, cycling, weight lifting, jumping rope, marathons, squats, planks, stretching,
    dance, pilates, walking, gym memberships, treadmills, basketball, tennis, volleyball, boxing, gymnastics,
    badminton, rowing machines, sit-ups, hiking, table tennis, baseball, martial arts`,
    evaluation: `golf, cricket, rugby, archery, fencing, the Olympic Games, surfing, rock climbing, skateboarding`,
  }),
  subject('the home', {
    items: `leaking taps, light bulbs, wallpaper, painted walls, carpets, door locks, kitchen sinks, vacuum cleaners, washing
    machines, curtains, furniture, bookshelves, house keys, dishwashers, beds, lamps, cleaning windows, laundry, stain
    removal, ironing clothes, household dust, recycling, rubbish bins, doorbells, smoke alarms, moving house, hammers
    and nails, power drills`,
    evaluation: `sofas, mattresses, door handles, mirrors in a hallway, bathtubs, kettles, extension cords, air conditioning,
    ceilings`,
  }),
  subject('pets', {
    items: `dogs, cats, hamsters, parrots, guinea pigs, puppies, kittens, pet rabbits, dog training, cat litter, dog walks,
    budgies, pet food, veterinarians, dog collars, pet turtles, canaries, ferrets, pet cages, horses, ponies, dog
    breeds, Siamese cats, poodles, pet adoption, gerbils, labradors, grooming a dog`,
    evaluation: `goldfish, pet snakes, pet mice, dog leashes, bulldogs, Persian cats, beagles, aquariums, cat toys`,
  }),
  subject('literature', {
    items: `William Shakespeare, Jane Austen, Charles Dickens, Romeo and Juliet, fairy tales, poems, haiku, novels, detective
    stories, fables, Sherlock Holmes, Frankenstein, Don Quixote, Homer's Odyssey, myths, biographies, diaries, science
    fiction novels, sonnets, short stories, stage plays, Mark Twain, Leo Tolstoy, Alice in Wonderland, Robinson
    Crusoe, comic books, villains in stories, rhymes`,
    evaluation: `Moby Dick, Peter Pan, Charlotte Brontë, limericks, Greek tragedies, ghost stories, Ernest Hemingway, Treasure
    Island, epics`,
  }),
];
