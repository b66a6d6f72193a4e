import type {View} from '../../../../plots/view.ts';
import {markup, trusted} from '../../../html/html.ts';
import {displayable, hidden} from '../displayable.ts';
import {Figure} from '../figure.ts';
import {pictured} from '../pictured.ts';
import type {Row} from '../row.ts';
import type {Table} from '../table.ts';

/** A result that is a table and a picture of it. */
export interface Tabled<R extends Row> {
  readonly table: Table<R>;
  /** The picture. */
  view(): Figure;
  /** What was found, in words. */
  toString(): string;
}

/** Shows numbers as a sentence, their picture, and the first rows of their table. */
export function tabled<F extends object, R extends Row>(
  figures: F,
  {table, words, view}: {readonly table: Table<R>; readonly words: string; readonly view: View},
): F & Tabled<R> {
  const drawn = (): Figure => new Figure(view);
  const result = hidden({...figures, table}, {view: drawn, toString: () => words});
  return displayable(
    result,
    pictured({
      text: () => `${words}\n${table.head(SHOWN).toString()}`,
      html: picture => markup`<p>${words}</p>${trusted(picture)}${trusted(table.head(SHOWN).toHTML())}`.toString(),
      figure: drawn,
    }),
  );
}

/** Rows below a picture. */
const SHOWN = 12;
