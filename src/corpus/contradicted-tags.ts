import type {Augmentation} from '../config/profiles.ts';

const COLOUR =
  /(^|[ -])(aqua|black|blonde|blue|brown|green|gr[ae]y|orange|pink|purple|red|silver|white|yellow)( |$)|^(monochrome|greyscale|sepia|spot colou?r|limited palette)$| theme$/;

/** Match keys that no longer hold of a picture that was changed so: sides and what can be read, colours, framing. */
const CONTRADICTED: Readonly<Record<Augmentation, RegExp>> = {
  flip: /(^| )(left|right)( |$)|^(heterochromia|eyepatch|hair over one eye|side ponytail|one side up|speech bubble|signature|watermark|logo|dated|clock|page number|flag)$|^(single|asymmetrical) | (text|name)$|^scar (on|across) /,
  colour: COLOUR,
  crop: /^(full body|wide shot|cowboy shot|upper body|portrait|close-up|feet|out of frame|border|multiple views|signature)$/,
};

/** Whether a tag may become untrue by an augmentation of its picture. */
export function isContradicted(key: string, augmentation: Augmentation): boolean {
  return CONTRADICTED[augmentation].test(key);
}
