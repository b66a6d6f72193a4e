import {seededRandom} from '../../src/math/random.ts';

type Draw = (many: number, name: string) => string;

/** `n` captions that a function draws: `draw(40, 'pose')` is one of `pose 0` … `pose 39`, low numbers oftener. */
function drawn(n: number, seed: string, caption: (i: number, draw: Draw, random: () => number) => string[]): string[] {
  const random = seededRandom(seed);
  const draw: Draw = (many, name) => `${name} ${Math.floor(many * random() ** 2)}`;
  return Array.from({length: n}, (_, i) => [...new Set(caption(i, draw, random))].join(', '));
}

const some = (n: number, tag: () => string): string[] => Array.from({length: n}, tag);

/** A healthy set of one character in five outfits, in all poses. */
export function character(n: number, seed = '1'): string[] {
  return drawn(n, `character ${seed}`, (i, draw, random) => [
    'sks',
    '1girl',
    'green eyes',
    'red hair',
    'braid',
    ...['coat', 'hat', 'boots', 'bag'].filter(() => random() < 0.9).map(part => `${part} ${i % 5}`),
    ...some(5, () => draw(40, 'pose')),
  ]);
}

/** A set about one thing, in some topics that overlap: a style, or a domain of its own. */
export function domain(n: number, name: string, topics = 3): string[] {
  return drawn(n, `domain ${name}`, (_, draw, random) => {
    const topic = Math.floor(random() * topics);
    return [name, ...some(5, () => draw(30, `${name} ${topic}`)), ...some(5, () => draw(60, `${name} thing`))];
  });
}

/** Tags that have nothing to do with each other. */
export function noise(n: number, seed = '1', tags = 60): string[] {
  return drawn(n, `noise ${seed}`, (_, draw) => ['sks', ...some(12, () => draw(tags, 'tag'))]);
}
