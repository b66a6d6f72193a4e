/** Things that go together: a topic of a data set draws its tags from one of these. No two are a letter apart, none is a plural. */
export const TOPICS: readonly (readonly string[])[] = [
  ['mountain', 'waterfall', 'meadow', 'glacier', 'cliff', 'riverbank', 'snowfield', 'canyon'],
  ['lamppost', 'tramway', 'awning', 'bicycle', 'doorway', 'staircase', 'balcony', 'rooftop'],
  ['harbour', 'lighthouse', 'sailboat', 'anchor', 'seagull', 'driftwood', 'coral reef', 'jetty'],
  ['teapot', 'saucepan', 'cupboard', 'apron', 'pantry', 'ladle', 'breadboard', 'oven'],
  ['otter', 'falcon', 'hedgehog', 'badger', 'squirrel', 'heron', 'lynx', 'tortoise'],
  ['violin', 'trumpet', 'accordion', 'drum kit', 'piano', 'banjo', 'orchestra', 'metronome'],
];

/** A domain that no generated set belongs to. */
export const FOREIGN: readonly string[] = [
  'microscope',
  'centrifuge',
  'pipette',
  'laboratory',
  'petri dish',
  'oscilloscope',
  'spectrometer',
  'bunsen burner',
];

export const QUALITIES: readonly string[] = ['wooden', 'golden', 'painted', 'broken', 'distant', 'tiny'];
export const COLOURS: readonly string[] = ['crimson', 'turquoise', 'ivory', 'olive', 'violet', 'amber', 'navy', 'pink'];
export const CLOTHES: readonly string[] = ['hoodie', 'kimono', 'raincoat', 'sundress', 'uniform'];
export const PARTS: readonly string[] = ['boots', 'gloves', 'scarf', 'belt', 'necklace'];
export const VIEWS: readonly string[] = [
  'from above',
  'from behind',
  'profile',
  'close-up',
  'full body',
  'cowboy shot',
];
export const POSES: readonly string[] = [
  'sitting',
  'walking',
  'jumping',
  'reading',
  'waving',
  'kneeling',
  'sleeping',
  'dancing',
];
export const FACES: readonly string[] = ['smile', 'frown', 'laughing', 'surprised', 'serious', 'wink'];
export const LIGHTS: readonly string[] = ['sunset', 'candlelight', 'overcast', 'moonlit', 'backlighting', 'neon glow'];
export const MEDIA: readonly string[] = [
  'watercolour',
  'ink wash',
  'linocut',
  'gouache',
  'charcoal',
  'pastel',
  'etching',
  'mosaic',
];

/** Every word of one list before every word of another. */
export function crossed(before: readonly string[], after: readonly string[]): string[] {
  return after.flatMap(one => before.map(word => `${word} ${one}`));
}
