import type {Blame} from '../../report/blame.ts';
import {cleanText} from '../clean-text.ts';
import {plain} from '../numbers.ts';
import type {BarsView} from '../view.ts';
import {signed} from './attribution.ts';

/** What each changed file does to the score by itself. */
export function blameView(blame: Blame): BarsView {
  const items = 'items' in blame ? blame.items : [];
  const [first] = items;
  return {
    kind: 'bars',
    across: 'rows',
    title:
      first === undefined
        ? 'No changed file moves the score by itself'
        : `${cleanText(first.key, 30)}, ${first.change}, moves the score most`,
    summary:
      'items' in blame
        ? `Points of the score by changed file, one taken back at a time: ${plain(blame.tried)} of ${plain(blame.changed)} were tried${
            items.length === 0
              ? ''
              : `; ${items
                  .slice(0, 3)
                  .map(({key, points}) => `${cleanText(key, 30)} ${signed(points)}`)
                  .join(', ')}`
          }.`
        : `Not known by file: ${blame.untried}`,
    axis: {label: 'points of the health score', scale: 'linear', format: 'points'},
    of: 'file',
    bars: items.map(({key, change, points}) => ({
      label: cleanText(key),
      value: points,
      note: `${change}, ${signed(points)} points`,
      group: change,
    })),
    marks: [],
  };
}
