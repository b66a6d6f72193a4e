import {captionEditor, type CaptionEditor} from './caption-editor.ts';
import type {Edit} from './edit-kind.ts';

/** Several rounds of edits as one: what each round leaves is edited by the next. */
export function roundsEditor(rounds: readonly (readonly Edit[])[]): CaptionEditor {
  const editors = rounds.map(edits => ({
    edit: captionEditor(edits),
    encodes: edits.some(edit => edit.kind === 'normalise-text' && edit.what === 'encoding'),
  }));
  return (text, stored) => {
    let caption = text;
    let {isForeign = false} = stored;
    for (const {edit, encodes} of editors) {
      caption = edit?.(caption, {...stored, isForeign}) ?? caption;
      if (encodes) isForeign = false;
    }
    return caption;
  };
}
