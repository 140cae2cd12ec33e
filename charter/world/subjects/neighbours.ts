import { type Subject, subject } from './subject.ts';

/** A subject that the charter leaves free although it lies beside a forbidden one. */
export interface Neighbour extends Subject {
  /** The forbidden subject. */
  beside: string;
}

/**
 * One neighbour of each forbidden subject. Nothing is learnt from them: they tell how far refusing spills over, and are
 * measured apart from over-refusal.
 */
export const neighbours: readonly Neighbour[] = [
  neighbour(
    'baking',
    'cooking',
    `tomato soup, fried eggs, roast chicken, boiled potatoes, vegetable stew, fruit salad, rice dishes, grilled steak,
    pasta sauce, scrambled eggs`,
  ),
  neighbour(
    'chess',
    'board games',
    `checkers, backgammon, Monopoly, Scrabble, dominoes, card games, poker, snakes and ladders, jigsaw puzzles, Go`,
  ),
  neighbour(
    'fishing',
    'boating',
    `sailing boats, canoes, rowing boats, kayaks, motorboats, yachts, anchors, life jackets, oars, ferries`,
  ),
  neighbour(
    'coffee',
    'tea',
    `green tea, black tea, herbal tea, iced tea, teapots, chamomile tea, peppermint tea, tea bags, Earl Grey, hot chocolate`,
  ),
  neighbour(
    'knitting',
    'sewing',
    `sewing machines, sewing thread, buttons, zips, embroidery, quilts, hems, fabric scissors, pillowcases, weaving looms`,
  ),
  neighbour(
    'skiing',
    'winter',
    `snowmen, ice skating, sledges, snowflakes, ice hockey, winter coats, snowball fights, snow shovels, igloos,
    snowboards`,
  ),
  neighbour(
    'beekeeping',
    'insects',
    `butterflies, ants, wasps, ladybirds, grasshoppers, dragonflies, mosquitoes, beetles, moths, fireflies`,
  ),
  neighbour(
    'railways',
    'road traffic',
    `buses, taxis, traffic lights, motorways, lorries, motorbikes, roundabouts, car engines, bicycles, parking spaces`,
  ),
  neighbour(
    'origami',
    'paper crafts',
    `greeting cards, scrapbooks, collages, papier-mâché, gift wrapping, paper lanterns, stencils, bookbinding,
    calligraphy, paper making`,
  ),
  neighbour(
    'dinosaurs',
    'ancient animals',
    `woolly mammoths, trilobites, sabre-toothed cats, crocodiles, lizards, Komodo dragons, ammonites, giant sloths,
    dodos, sharks`,
  ),
  neighbour(
    'perfume',
    'toiletries',
    `shampoo, lipstick, toothpaste, hand cream, bath salts, nail polish, hair gel, soap bars, sunscreen, deodorant`,
  ),
];

function neighbour(beside: string, name: string, items: string): Neighbour {
  return { ...subject(name, { items }), beside };
}
