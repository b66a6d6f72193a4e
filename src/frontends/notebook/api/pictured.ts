import type {Bundle} from '../host-contract.ts';
import {bundleNowOf, bundleOf, type Shown, textIn} from './displayable.ts';
import type {Figure} from './figure.ts';

/** Words with a picture. */
export interface Pictured {
  text(): string;
  /** The words as markup, around the markup of the picture; '' where there is none. */
  html(picture: string): string;
  /** The picture; null: words alone. */
  figure(): Figure | null;
}

/** Shows words and a figure as one output, whether a kernel waits for it or not. */
export function pictured({text, html, figure}: Pictured): Shown {
  const joined = (data: Bundle): Bundle => ({
    ...data,
    'text/plain': text(),
    'text/html': html(textIn(data, 'text/html')),
  });
  return {
    text,
    bundle: async () => {
      const drawn = figure();
      return joined(drawn === null ? {} : (await bundleOf(drawn)).data);
    },
    bundleNow: () => {
      const drawn = figure();
      return joined(drawn === null ? {} : (bundleNowOf(drawn)?.data ?? {}));
    },
    metadata: () => {
      const drawn = figure();
      return drawn === null ? {} : {'image/png': drawn.size};
    },
  };
}
