// Draws the two example data sets, the same bytes every time: `node examples/draw.mjs`. Licence of what it draws: CC0.
// The subject is Pellmo, a teal creature that wears and holds things; every caption says what was really drawn.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import sharp from 'sharp';

const HERE = dirname(fileURLToPath(import.meta.url));
const SIZE = 128;

/** mulberry32: a seeded stream of numbers in [0, 1). */
function stream(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HATS = {
  'red hat': '<path d="M-22 -34h44l-8 -26h-28z" fill="#c62828"/>',
  'green cap': '<path d="M-26 -32q26 -34 52 0h16v6h-68z" fill="#2e7d32"/>',
  crown: '<path d="M-22 -34v-22l11 12 11 -16 11 16 11 -12v22z" fill="#f9a825"/>',
  'no hat': '',
};
const WEAR = {
  'striped scarf': '<path d="M-30 18h60v10h-60z" fill="#fff"/><path d="M-30 18h12v10h-12zM-6 18h12v10h-12zM18 18h12v10h-12z" fill="#6a1b9a"/>',
  'round glasses': '<g fill="none" stroke="#212121" stroke-width="3"><circle cx="-13" cy="-8" r="11"/><circle cx="13" cy="-8" r="11"/></g>',
  'bow tie': '<path d="M0 24l-16 -9v18zM0 24l16 -9v18z" fill="#ad1457"/>',
  plain: '',
};
const FACES = {
  smile: '<path d="M-12 8q12 12 24 0" fill="none" stroke="#212121" stroke-width="3"/>',
  frown: '<path d="M-12 14q12 -12 24 0" fill="none" stroke="#212121" stroke-width="3"/>',
  'open mouth': '<ellipse cy="12" rx="8" ry="9" fill="#4e342e"/>',
  'closed mouth': '<path d="M-9 11h18" stroke="#212121" stroke-width="3"/>',
};
const HOLDS = {
  'holding balloon': '<path d="M34 40q8 -30 6 -52" stroke="#555" fill="none"/><ellipse cx="40" cy="-30" rx="14" ry="18" fill="#e53935"/>',
  'holding book': '<path d="M22 24h26v20h-26z" fill="#5d4037"/><path d="M25 27h20v14h-20z" fill="#efebe9"/>',
  'holding flower': '<path d="M36 46v-26" stroke="#388e3c" stroke-width="3"/><circle cx="36" cy="14" r="9" fill="#fdd835"/>',
  'empty hands': '',
};
const PLACES = {
  'in a meadow': '<path d="M0 0h128v80h-128z" fill="#90caf9"/><path d="M0 78h128v50h-128z" fill="#7cb342"/>',
  'at the beach': '<path d="M0 0h128v60h-128z" fill="#b3e5fc"/><path d="M0 58h128v24h-128z" fill="#0288d1"/><path d="M0 80h128v48h-128z" fill="#ffe0b2"/>',
  'in the snow': '<path d="M0 0h128v128h-128z" fill="#cfd8dc"/><path d="M0 84q64 -22 128 0v44h-128z" fill="#fff"/>',
  'at night': '<path d="M0 0h128v128h-128z" fill="#1a237e"/><circle cx="104" cy="22" r="11" fill="#fff9c4"/>',
  'white background': '<path d="M0 0h128v128h-128z" fill="#fff"/>',
};
const VIEWS = {'full body': 0.75, portrait: 1.25, 'from far away': 0.45};

const KINDS = {hat: HATS, wear: WEAR, face: FACES, hold: HOLDS, place: PLACES, view: VIEWS};

/** A picture of one choice of each kind; `lean` moves it a little, so that no two are alike. */
function picture({hat, wear, face, hold, place, view}, lean) {
  const body = `<ellipse cy="44" rx="26" ry="24" fill="#00897b"/><circle r="34" fill="#26a69a"/>
    <circle cx="-13" cy="-8" r="5" fill="#212121"/><circle cx="13" cy="-8" r="5" fill="#212121"/>`;
  const parts = body + FACES[face] + WEAR[wear] + HATS[hat] + HOLDS[hold];
  const at = `translate(${64 + lean * 10} ${66 + lean * 6}) scale(${VIEWS[view]}) rotate(${lean * 8})`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}">${PLACES[place]}<g transform="${at}">${parts}</g></svg>`;
}

function write(path, bytes) {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, bytes);
}

async function draw(path, choice, lean) {
  const png = await sharp(Buffer.from(picture(choice, lean))).png({palette: true, colours: 32, compressionLevel: 9}).toBuffer();
  write(path, png);
}

/** One value of every kind, each about equally often over many calls. */
function chooser(random) {
  const decks = {};
  return Object.fromEntries(
    Object.entries(KINDS).map(([kind, values]) => [
      kind,
      () => {
        if (!decks[kind]?.length) {
          decks[kind] = Object.keys(values)
            .map(value => [random(), value])
            .sort((a, b) => a[0] - b[0])
            .map(([, value]) => value);
        }
        return decks[kind].pop();
      },
    ]),
  );
}

const SILENT = new Set(['plain', 'no hat', 'empty hands']);
const tagsOf = choice => Object.values(choice).filter(value => !SILENT.has(value));

/** 40 pictures in one folder; everything but the subject varies, and the captions say so. */
async function healthy() {
  const root = join(HERE, 'healthy');
  rmSync(root, {recursive: true, force: true});
  const random = stream(7);
  const choose = chooser(random);
  for (let i = 1; i <= 40; i++) {
    const choice = Object.fromEntries(Object.entries(choose).map(([kind, pick]) => [kind, pick()]));
    const name = join(root, '4_pellmo', `pellmo-${String(i).padStart(2, '0')}`);
    await draw(`${name}.png`, choice, random() * 2 - 1);
    write(`${name}.txt`, `${['pellmo', ...tagsOf(choice)].join(', ')}\n`);
  }
}

const CHATTER = `round body, two black eyes, no ears, no hair, no nose, short arms, no legs, glossy,
  simple shapes, flat colours, vector art, digital illustration, children's book, cute, friendly, mascot, sticker, clean lines,
  centred, high contrast, soft light, masterpiece`.replaceAll(/\s+/g, ' ');

/** 30 pictures with what goes wrong in real sets: each fault below is one that people have trained on. */
async function sick() {
  const root = join(HERE, 'sick');
  rmSync(root, {recursive: true, force: true});
  const random = stream(11);
  const choose = chooser(random);
  let first;
  for (let i = 1; i <= 30; i++) {
    const choice = {
      ...Object.fromEntries(Object.entries(choose).map(([kind, pick]) => [kind, pick()])),
      place: i % 6 === 0 ? 'at night' : 'white background',
    };
    const folder = i <= 26 ? '10_pellmo' : '1_pellmo at night';
    const name = join(root, folder, `${String(i).padStart(2, '0')}`);
    // Pictures 9 and 17 are picture 1 again.
    const drawn = (i === 9 || i === 17) && first !== undefined ? first : choice;
    first ??= choice;
    await draw(`${name}.png`, drawn, drawn === first ? 0.1 : random() * 2 - 1);
    const caption = sickCaption(i, drawn);
    if (caption !== null) write(`${name}.txt`, caption);
  }
  write(join(root, '10_pellmo', 'lost.txt'), 'pellmo, red hat\n');
}

/** The caption of picture i, with its fault; null where someone forgot it. */
function sickCaption(i, choice) {
  // Half of what is drawn goes unsaid, and what never varies is said every time.
  const {hat, face, view} = choice;
  const told = tagsOf({hat, face, view: i % 2 === 0 ? view : 'plain', place: choice.place});
  const tags = ['pellmo', 'teal skin', 'round head', 'solo', 'looking at viewer', 'simple_background', ...told];
  if (i === 5) return null;
  if (i === 12) return `\ufeff${tags.join(', ')}\n`;
  if (i === 14) return `${tags.join(', ')}, {smiling|laughing}\n`;
  if (i === 21) return `solo, ${tags.join(', ')}\n`;
  if (i === 23) return tags.join(', ').replace('pellmo', 'pelmo');
  if (i % 3 === 0) return `${tags.join(', ')}, ${CHATTER}\n`;
  if (i % 4 === 0) return `${tags.join(', ')},\n`;
  if (i % 7 === 0) return `${tags.join(', ').replace('simple_background', 'simple background').replace('white background', 'white_background')}\n`;
  return `${tags.join(', ')}\n`;
}

await healthy();
await sick();
