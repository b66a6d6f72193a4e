import type {Thumbnail} from '../../engines/image/thumbnail.ts';
import {thousands} from '../../math/thousands.ts';
import type {ImageCluster} from '../../statistics/image-clusters.ts';
import type {ImageStatistics} from '../../statistics/images.ts';
import type {NamedPairs, TurnedItems} from '../../statistics/named-pairs.ts';
import {VERSION} from '../../version.ts';
import {clusterHead, copiesHead, copiesRemarks, KEEP_REASONS} from '../words/copies-words.ts';
import {COPIES_STYLE} from './copies-style.ts';
import {type Html, markup} from './html.ts';
import {pageFrame} from './page-frame.ts';

export interface CopiesInput {
  /** Name of the data set. */
  readonly name: string;
  readonly images: ImageStatistics;
  /** Small pictures by key; those that could not be had are missing. */
  readonly pictures: ReadonlyMap<string, Thumbnail>;
  /** Size, format and bytes of an image; null where they are not known. */
  readonly facts: (key: string) => string | null;
  readonly captions: (key: string) => readonly string[];
  /** Every group and every name, however long the page becomes; pictures stay within their budget. */
  readonly all: boolean;
}

/** Members of a group and pairs that are shown with pictures, and names that follow. */
const [MEMBERS, PAIRS, NAMES] = [12, 12, 200];
/** Characters of groups in a page, pictures included: it opens at once, and can be sent by mail. */
const MOST_TEXT = 2_500_000;
const MOST_CAPTION = 240;
/** Pictures that are asked for: more than fit. */
const MOST_PICTURES = 600;
const NONE: NamedPairs<TurnedItems> = {total: 0, pairs: []};

/** Images that a page shows when there is room, in the order of their worth. */
export function picturesWanted({groups, mirrors, turned = NONE, lookAlikes}: ImageStatistics): string[] {
  const members = groups.slice(0, MOST_PICTURES / 2).flatMap(group => ordered(group).slice(0, MEMBERS));
  const pairs = [mirrors, turned, lookAlikes].flatMap(({pairs: named}) => named.slice(0, PAIRS));
  return [...new Set([...members.slice(0, MOST_PICTURES), ...pairs.flatMap(({a, b}) => [a, b])])];
}

/** Copies as one self-contained page: groups with small pictures, which copy to keep and why, captions beside them. */
export function copiesPage(input: CopiesInput): string {
  const {name, images} = input;
  return pageFrame({
    title: `${name}: copies`,
    skip: 'To the copies',
    style: COPIES_STYLE,
    header: markup`<h1>${name}</h1>
      <p>${copiesHead(images)} Nothing was removed.</p>
      ${copiesRemarks(images).map(remark => markup`<p class="warning">${remark}</p>`)}`,
    main: markup`${groupsOf(input)}${pairsOf(input, 'mirrors')}${pairsOf(input, 'turned')}${pairsOf(input, 'lookAlikes')}`,
    footer: markup`tagnosis ${VERSION} · what counts as a copy: docs/images.md`,
  });
}

function groupsOf(input: CopiesInput): Html | null {
  const {groups} = input.images;
  if (groups.length === 0) return null;
  const shown: Html[] = [];
  let room = MOST_TEXT;
  for (const group of groups) {
    const whole = section(group, input, true);
    const block = room >= whole.toString().length || !input.all ? whole : section(group, input, false);
    if (!input.all && shown.length > 0 && room < block.toString().length) break;
    shown.push(block);
    room = Math.max(0, room - block.toString().length);
  }
  const rest = groups.length - shown.length;
  const more =
    rest > 0
      ? `… and ${thousands(rest)} more ${rest === 1 ? 'group' : 'groups'}: --all names them, --format json lists them.`
      : null;
  return markup`<h2 id="copies">Copies</h2>
    ${shown}${more === null ? null : markup`<p>${more}</p>`}`;
}

function section(group: ImageCluster, input: CopiesInput, pictured: boolean): Html {
  const {keep, why, captions, acrossFolders} = group;
  const members = ordered(group);
  const shown = members.slice(0, MEMBERS);
  const rest = members.slice(MEMBERS);
  return markup`<section class="group">
    <h3>${clusterHead(group)}</h3>
    <p>Keep <code>${keep}</code>: ${KEEP_REASONS[why]}.${acrossFolders ? ' They lie in several folders.' : ''}</p>
    ${captions === 'different' ? markup`<p class="differ">Their captions disagree: one of them is wrong or incomplete.</p>` : null}
    <ul class="copies">
      ${shown.map(key => card(key, input, {pictured, role: key === keep ? 'keep' : 'copy'}))}
    </ul>
    ${rest.length === 0 ? null : remaining(rest, input.all)}
  </section>`;
}

function remaining(rest: readonly string[], all: boolean): Html {
  const named = all ? rest : rest.slice(0, NAMES);
  return markup`<details>
    <summary>and ${thousands(rest.length)} more</summary>
    <ul>
      ${named.map(key => markup`<li>${key}</li>`)}${named.length < rest.length ? markup`<li>…</li>` : null}
    </ul>
  </details>`;
}

interface Shown {
  readonly pictured: boolean;
  readonly role: 'keep' | 'copy' | null;
}

function card(key: string, {pictures, facts, captions}: CopiesInput, {pictured, role}: Shown): Html {
  const picture = pictured ? pictures.get(key) : undefined;
  const told = facts(key);
  return markup`<li${role === 'keep' ? markup` class="keep"` : null}>
    <div class="shown">${picture === undefined ? markup`<span class="faint">no picture</span>` : image(picture)}</div>
    ${role === null ? null : markup`<p class="role">${role}</p>`}
    <p class="name">${key}</p>
    ${told === null ? null : markup`<p class="faint">${told}</p>`}
    ${captions(key).map(text => markup`<p class="caption">${cut(text)}</p>`)}
  </li>`;
}

/** Its name stands below: said twice, it would only keep a listener waiting. */
function image({webp, width, height}: Thumbnail): Html {
  return markup`<img
    alt=""
    width="${Math.ceil(width / 2)}"
    height="${Math.ceil(height / 2)}"
    src="data:image/webp;base64,${Buffer.from(webp).toString('base64')}"
  />`;
}

const PAIR_WORDS = {
  mirrors: ['A picture and its mirror image', 'No copies to a trainer: never counted.'],
  turned: ['A picture and itself turned', 'No copies to a trainer: never counted.'],
  lookAlikes: ['Look alike, and are no copies', 'Hashes call these alike and a closer look does not.'],
} as const;

function pairsOf(input: CopiesInput, kind: keyof typeof PAIR_WORDS): Html | null {
  const {total, pairs}: NamedPairs = input.images[kind] ?? NONE;
  if (total === 0) return null;
  const [title, says] = PAIR_WORDS[kind];
  const rest = total - Math.min(pairs.length, PAIRS);
  return markup`<h2>${title}</h2>
    <p>${thousands(total)} ${total === 1 ? 'pair' : 'pairs'}. ${says}</p>
    ${pairs.slice(0, PAIRS).map(({a, b}) => markup`<ul class="copies pair">${[a, b].map(key => card(key, input, {pictured: true, role: null}))}</ul>`)}
    ${rest > 0 ? markup`<p>… and ${thousands(rest)} more.</p>` : null}`;
}

/** The copy to keep first. */
function ordered({keys, keep}: ImageCluster): string[] {
  return [keep, ...keys.filter(key => key !== keep)];
}

function cut(text: string): string {
  const start = [...text.slice(0, 2 * (MOST_CAPTION + 1))];
  return start.length > MOST_CAPTION ? `${start.slice(0, MOST_CAPTION - 1).join('')}…` : text;
}
