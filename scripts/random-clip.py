"""A CLIP ViT-B/32 of full size with random weights, exported to ONNX, and what PyTorch and transformers make of pictures and token ids.

Usage: python random-clip.py FOLDER, which holds tokens.json (lists of ids, without start and end) and pictures 00.png, 01.png, …
"""
import glob
import json
import os
import sys
import warnings

import torch
from PIL import Image
from transformers import CLIPConfig, CLIPImageProcessor, CLIPTextConfig, CLIPVisionConfig
from transformers import CLIPTextModelWithProjection, CLIPVisionModelWithProjection

folder = sys.argv[1]
warnings.filterwarnings("ignore")
# More threads wait for each other on a busy machine, ten times as long as the work takes.
torch.set_num_threads(1)
torch.manual_seed(1)
torch.set_grad_enabled(False)
# eos_token_id 2 is what CLIP's own config says: the end is then found as the largest id.
text_config = CLIPTextConfig(eos_token_id=2)
vision_config = CLIPVisionConfig()
# Random layers shrink differences of inputs; larger weights keep vectors apart, so that agreement means something.
text_config.initializer_factor = vision_config.initializer_factor = 3.0
text_config._attn_implementation = vision_config._attn_implementation = "eager"
text = CLIPTextModelWithProjection(text_config).eval()
vision = CLIPVisionModelWithProjection(vision_config).eval()


class Only(torch.nn.Module):
    def __init__(self, model, field):
        super().__init__()
        self.model, self.field = model, field

    def forward(self, *inputs):
        return getattr(self.model(*inputs), self.field)


def export(model, inputs, names, output, path, axes):
    torch.onnx.export(
        Only(model, output), inputs, os.path.join(folder, path), input_names=names, output_names=[output],
        dynamic_axes={**{name: axes for name in names}, output: {0: "batch"}}, opset_version=17,
    )


ids = torch.tensor([[49406, 320, 1125, 49407]])
export(text, (ids, torch.ones_like(ids)), ["input_ids", "attention_mask"], "text_embeds", "text_model.onnx", {0: "batch", 1: "length"})
export(vision, (torch.zeros(1, 3, 224, 224),), ["pixel_values"], "image_embeds", "vision_model.onnx", {0: "batch"})
processor = CLIPImageProcessor()
processor.save_pretrained(folder)
CLIPConfig.from_text_vision_configs(text_config, vision_config).save_pretrained(folder)


def unit(vector):
    return (vector / vector.norm()).tolist()


pictures = [Image.open(path).convert("RGB") for path in sorted(glob.glob(os.path.join(folder, "*.png")))]
images = [unit(vision(**processor(picture, return_tensors="pt")).image_embeds[0]) for picture in pictures]
texts = []
for tokens in json.load(open(os.path.join(folder, "tokens.json"))):
    row = torch.tensor([[49406, *tokens[:75], 49407]])
    texts.append(unit(text(row, torch.ones_like(row)).text_embeds[0]))
json.dump({"images": images, "texts": texts}, open(os.path.join(folder, "vectors.json"), "w"))
