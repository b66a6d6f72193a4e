import type {View} from './view.ts';

export interface Size {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** How large a picture of the view is by itself. */
export function sizeOf(view: View): Size {
  switch (view.kind) {
    case 'curve':
      return {width: 720, height: 450};
    case 'bars':
      return {width: 720, height: view.across === 'rows' ? Math.max(260, 130 + 22 * view.bars.length) : 450};
    case 'matrix': {
      const side = Math.min(900, Math.max(640, 220 + 18 * view.rows.length));
      return {width: side + 60, height: side};
    }
    default:
      return {width: 720, height: 600};
  }
}
