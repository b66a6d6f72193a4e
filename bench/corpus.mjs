// Captions as people write them, drawn with a seed: a Zipf vocabulary, tags that go together by topic.
export function stream(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = 'long short blue red green black white open closed looking holding striped large small soft dark light round'.split(' ');
const THINGS = 'hair eyes dress shirt hat smile hand sleeves background skirt sky tree flower window ribbon gloves boots bag'.split(' ');

/** `size` tags; the rank-r tag is drawn with weight 1/r. */
export function vocabulary(size) {
  return Array.from({length: size}, (_, i) => {
    const [a, b] = [WORDS[i % WORDS.length], THINGS[Math.floor(i / WORDS.length) % THINGS.length]];
    const n = Math.floor(i / (WORDS.length * THINGS.length));
    return n === 0 ? `${a} ${b}` : `${a} ${b} ${n.toString(36)}`;
  });
}

/** `count` captions of about `length` tags over `tags`, each of one of 20 topics. */
export function* captions(count, {tags, length = 30, seed = 1}) {
  const random = stream(seed);
  const total = Math.log(tags.length + 1);
  for (let i = 0; i < count; i++) {
    const topic = Math.floor(random() * 20);
    const chosen = new Set(['trigger']);
    const n = Math.round(length * (0.6 + 0.8 * random()));
    while (chosen.size < n) {
      const rank = Math.floor(Math.exp(random() * total)) - 1;
      const place = random() < 0.5 ? rank : (rank * 20 + topic) % tags.length;
      chosen.add(tags[Math.min(place, tags.length - 1)]);
    }
    yield [...chosen].join(', ');
  }
}
