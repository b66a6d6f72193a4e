import type {DeviceChoice, Dtype} from '../../config/models.ts';
import type {ImageToSee, LookOptions} from '../image/look.ts';

/** A model, and how it is run. */
export interface EmbedOptions extends LookOptions {
  /** Folder of the model, or a file in it. */
  readonly model: string;
  readonly dtype?: Dtype;
  /** `auto` takes whichever is there, the CPU at last. */
  readonly device?: DeviceChoice;
  /** Folder that holds onnxruntime-node or onnxruntime-web, where it is not installed beside us. */
  readonly runtime?: string;
  /** Threads of the model; as many as there are cores when absent. */
  readonly threads?: number;
  /** Pictures, and four times as many texts, that the model is given at once. */
  readonly batch?: number;
}

/** A picture, and what its bytes are called: equal bytes are looked at once, and were perhaps before. */
export interface PictureToEmbed {
  readonly image: ImageToSee;
  readonly contentId: string;
}
