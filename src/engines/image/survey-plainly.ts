import {Boxes} from './chroma.ts';
import {sharpnessOf} from './features.ts';
import {lumaOf, type Raster} from './raster.ts';
import {type Plane, resample} from './resample.ts';

/** What is read off every pixel of a picture. */
export interface Survey {
  /** Luma at 32 × 32 and at 9 × 8, by Pillow's Lanczos. */
  readonly thumbnail: Plane;
  readonly narrow: Plane;
  readonly sharpness: number;
  /** Colours by place. */
  readonly boxes: Boxes;
}

/** One look after the other: for engines without WebAssembly, pictures of odd shapes, and as the measure of the kernel. */
export function surveyPlainly(raster: Raster): Survey {
  const luma = lumaOf(raster);
  return {
    thumbnail: resample(luma, 32, 32),
    narrow: resample(luma, 9, 8),
    sharpness: sharpnessOf(luma),
    boxes: boxesOf(raster),
  };
}

function boxesOf(raster: Raster): Boxes {
  const {width, height, channels, data} = raster;
  const boxes = new Boxes(raster);
  const bytes = width * channels;
  for (let y = 0; y < height; y++) boxes.add(y, 1, data.subarray(y * bytes, (y + 1) * bytes));
  return boxes;
}
