import type {Thumbnail} from '../../engines/image/thumbnail.ts';
import {thousands} from '../../math/thousands.ts';
import type {Alignment, ReviewedItem} from '../../statistics/alignment/alignment.ts';
import type {NeighbourLabels} from '../../statistics/alignment/neighbour-labels.ts';
import type {DoubtedItem, TaggerAgreement} from '../../statistics/alignment/tagger-agreement.ts';
import {type Html, markup} from './html.ts';

/** Pairs that are shown with pictures, items of each list, and tags of the table. */
const [PAIRS, ITEMS, TAGS] = [24, 30, 20];
/** Characters of small pictures in a page, so that it opens at once. */
const MOST_TEXT = 1_500_000;

/** Rules of this section beside those of all pages. */
export const ALIGNMENT_STYLE = `
ul.pairs{display:flex;flex-wrap:wrap;gap:.75rem;padding:0;margin:.5rem 0;list-style:none}
ul.pairs>li{width:min(15rem,100%);background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:.6rem;font-size:.875rem}
.seen{height:80px;display:flex;gap:.5rem;align-items:center}
.seen img{display:block;max-width:50%;max-height:80px;object-fit:contain}
@media print{ul.pairs>li{break-inside:avoid}}
`;

/** Images that the section shows when there is room, the likeliest mismatches first. */
export function picturesOfAlignment({review}: Pick<Alignment, 'review'>): string[] {
  const shown = review.slice(0, PAIRS);
  return [...new Set(shown.flatMap(({key, better}) => (better === null ? [key] : [key, better])))];
}

export function hasAlignmentSection({review, agreement, neighbours}: Alignment): boolean {
  if (review.length > 0 || neighbours.some(({doubtedTotal}) => doubtedTotal > 0)) return true;
  return agreement !== null && agreement.tags.length + agreement.missing.length > 0;
}

interface Shown {
  readonly alignment: Alignment;
  /** Small pictures by key; those that could not be had are missing. */
  readonly pictures: ReadonlyMap<string, Thumbnail>;
  /** '' where captions are not known. */
  readonly captionOf: (key: string) => string;
}

/** Captions that probably belong to other images, with their images; and what a tagger says besides. */
export function alignmentSection({alignment, pictures, captionOf}: Shown): Html {
  const {review, reviewTotal, agreement, neighbours} = alignment;
  const draw = withinBudget(pictures);
  const rest = reviewTotal - Math.min(review.length, PAIRS);
  return markup`<h2 id="pairs">Images and captions</h2>
    ${
      review.length === 0
        ? null
        : markup`<p>
              ${thousands(reviewTotal)} ${reviewTotal === 1 ? 'image seems' : 'images seem'} to have the caption of another, the
              likeliest first. Beside each stands the image whose caption would fit it best.
            </p>
            <ul class="pairs">
              ${review.slice(0, PAIRS).map(one => pairCard(one, {draw, captionOf}))}
            </ul>
            ${rest > 0 ? markup`<p>… and ${thousands(rest)} more.</p>` : null}`
    }
    ${agreement === null ? null : taggerLists(agreement)}${neighbours.map(strayLabels)}`;
}

type Draw = (key: string) => Html;

function pairCard(
  {key, rank, chance, wrong, missing, better}: ReviewedItem,
  {draw, captionOf}: {readonly draw: Draw; readonly captionOf: Shown['captionOf']},
): Html {
  const caption = captionOf(key);
  return markup`<li>
    <div class="seen">${draw(key)}${better === null ? null : draw(better)}</div>
    <p><strong>${key}</strong></p>
    <p class="faint">
      mismatched with a chance of ${Math.round(100 * chance)} %; fits better than ${Math.floor(100 * rank)} % of the other
      captions
    </p>
    ${caption === '' ? null : markup`<p>${caption}</p>`}
    ${named(
      'not to be seen',
      wrong.map(({tag}) => tag),
    )}${named(
      'seen instead',
      missing.map(({tag}) => tag),
    )}
    ${better === null ? null : markup`<p>the caption of <strong>${better}</strong> would fit</p>`}
  </li>`;
}

function taggerLists(agreement: TaggerAgreement): Html {
  const {tags, wrong, wrongTotal, missing, missingTotal} = agreement;
  return markup`${
    tags.length === 0
      ? null
      : markup`<h3>Where captions and tagger disagree most</h3>
          <div class="wide">
            <table>
              <thead>
                <tr>
                  <th scope="col">Tag</th>
                  <th scope="col" class="n">Captions name it</th>
                  <th scope="col" class="n">Tagger sees it</th>
                  <th scope="col" class="n">Both</th>
                </tr>
              </thead>
              <tbody>
                ${tags.slice(0, TAGS).map(
                  ({tag, named: n, seen, both}) =>
                    markup`<tr>
                      <th scope="row">${tag}</th>
                      <td class="n">${thousands(n)}</td>
                      <td class="n">${thousands(seen)}</td>
                      <td class="n">${thousands(both)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
  }
  ${doubted('Likely wrong', wrong, wrongTotal)} ${doubted('Likely missing', missing, missingTotal)}`;
}

function strayLabels({kind, doubted: found, doubtedTotal}: NeighbourLabels): Html | null {
  if (found.length === 0) return null;
  const rest = doubtedTotal - Math.min(found.length, ITEMS);
  return markup`<details>
    <summary>
      ${thousands(doubtedTotal)} ${doubtedTotal === 1 ? 'image looks' : 'images look'} like those of another
      ${kind === 'folder' ? 'folder' : `value of ${kind}`}
    </summary>
    <ul>
      ${found.slice(0, ITEMS).map(({key, label, other}) => markup`<li>${key}: ${label}, looks like ${other}</li>`)}
    </ul>
    ${rest > 0 ? markup`<p>… and ${thousands(rest)} more.</p>` : null}
  </details>`;
}

function doubted(title: string, items: readonly DoubtedItem[], total: number): Html | null {
  if (items.length === 0) return null;
  const rest = total - Math.min(items.length, ITEMS);
  return markup`<details>
    <summary>${title}: tags of ${thousands(total)} ${total === 1 ? 'image' : 'images'}</summary>
    <ul>
      ${items.slice(0, ITEMS).map(({key, tags}) => markup`<li>${key}: ${tags.map(({tag}) => tag).join(', ')}</li>`)}
    </ul>
    ${rest > 0 ? markup`<p>… and ${thousands(rest)} more.</p>` : null}
  </details>`;
}

function named(label: string, tags: readonly string[]): Html | null {
  if (tags.length === 0) return null;
  return markup`<p class="faint">${label}: ${tags.join(', ')}</p>`;
}

/** Its name stands below: said twice, it would only keep a listener waiting. */
function withinBudget(pictures: ReadonlyMap<string, Thumbnail>): Draw {
  let room = MOST_TEXT;
  return key => {
    const picture = pictures.get(key);
    const data = picture === undefined ? '' : Buffer.from(picture.webp).toString('base64');
    if (picture === undefined || data.length > room) return markup`<span class="faint">no picture</span>`;
    room -= data.length;
    const [width, height] = [Math.ceil(picture.width / 2), Math.ceil(picture.height / 2)];
    return markup`<img alt="" width="${width}" height="${height}" src="data:image/webp;base64,${data}" />`;
  };
}
