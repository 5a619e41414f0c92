"""The tagger's network: a BERT encoder, a cue head, and a role head conditioned on a cue."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

N_CUE, N_ROLE = 3, 2
"""Cue labels: outside, begin, inside.  Roles: source, content."""
MAX_DISTANCE = 12


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            self.qkv(x)
            .view(batch, length, 3, self.heads, width // self.heads)
            .permute(2, 0, 3, 1, 4)
            .unbind(0)
        )
        # Written out: at 32 values a head this is faster on a CPU than the fused attention.
        scores = (q * (width // self.heads) ** -0.5) @ k.transpose(2, 3) + bias.to(q.dtype)
        weights = torch.softmax(scores, -1, dtype=q.dtype)
        mixed = weights @ v
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT with an added embedding of piece shapes; the output adds the cue head's logits."""

    def __init__(
        self,
        vocab: int,
        width: int,
        layers: int,
        heads: int,
        inner: int,
        positions: int,
        shapes: int,
        dropout: float,
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocab, width)
        self.position = nn.Embedding(positions, width)
        self.shape = nn.Embedding(shapes, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.cue = nn.Sequential(
            nn.Linear(width, width // 2),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width // 2, N_CUE),
        )

    def forward(self, ids: Tensor, shape: Tensor) -> tuple[Tensor, Tensor]:
        """Twice (batch, length) to hidden (batch, length, width), cue logits (batch, length, 3)."""
        bias = ((ids == 0).float() * -1e4)[:, None, None, :]
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.word(ids) + self.position(place) + self.shape(shape)))
        for layer in self.layers:
            x = layer(x, bias)
        return x * (ids != 0)[:, :, None], self.cue(x)


def distance_bucket(offset: Tensor) -> Tensor:
    """Signed distance to a bucket 0..2*MAX_DISTANCE: exact to 4, then by powers of about 1.6."""
    size = offset.abs().float()
    far = 4 + torch.log(size.clamp(min=4) / 4) / 0.47
    bucket = torch.where(size < 5, size, far.floor()).clamp(max=MAX_DISTANCE).long()
    return torch.where(offset < 0, MAX_DISTANCE - bucket, MAX_DISTANCE + bucket)


class RoleHead(nn.Module):
    """For each cue, source and content logits of every piece of its window."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.token = nn.Linear(width, 2 * inner)
        self.cue = nn.Linear(width, 2 * inner)
        self.distance = nn.Embedding(2 * MAX_DISTANCE + 1, inner)
        self.conv = nn.Conv1d(inner, inner, 7, padding=3)
        self.wide = nn.Conv1d(inner, inner, 5, padding=8, dilation=4)
        self.norm = nn.LayerNorm(inner)
        self.drop = nn.Dropout(dropout)
        self.out = nn.Linear(inner, N_ROLE)

    def forward(self, hidden: Tensor, window: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """Hidden (batch, length, width) and cues as window, start, end to (cues, length, 2)."""
        place = torch.arange(hidden.shape[1], device=hidden.device)[None, :]
        inside = ((place >= start[:, None]) & (place < end[:, None])).to(hidden.dtype)
        mean = (inside[:, None, :] @ hidden[window])[:, 0] / inside.sum(1, keepdim=True)
        t_add, t_mul = self.token(hidden).chunk(2, -1)
        c_add, c_mul = self.cue(mean).chunk(2, -1)
        offset = torch.where(
            place < start[:, None], place - start[:, None], (place - end[:, None] + 1).clamp(min=0)
        )
        z = (
            t_add[window]
            + c_add[:, None]
            + t_mul[window] * c_mul[:, None]
            + self.distance(distance_bucket(offset))
        )
        real = hidden[:, :, :4].abs().sum(-1, keepdim=True) > 0  # the encoder zeroes padding
        z = F.gelu(z) * real[window] * self.drop(torch.ones_like(z[:, :1]))
        y = z.transpose(1, 2)
        y = F.gelu(self.conv(y))
        y = F.gelu(self.wide(y))
        return self.out(self.norm(z + y.transpose(1, 2)))


class TaggerNet(nn.Module):
    """Encoder and role head together."""

    def __init__(self, encoder: Encoder, role: RoleHead) -> None:
        super().__init__()
        self.encoder = encoder
        self.role = role


def from_minilm(
    folder: Path, shapes: int, dropout: float = 0.1, role_width: int = 128
) -> TaggerNet:
    """A network that starts from a BERT folder (config.json, model.safetensors)."""
    config = json.loads((folder / "config.json").read_text())
    width, n = config["hidden_size"], config["num_hidden_layers"]
    encoder = Encoder(
        config["vocab_size"],
        width,
        n,
        config["num_attention_heads"],
        config["intermediate_size"],
        config["max_position_embeddings"],
        shapes,
        dropout,
    )
    w = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    state = {
        "word.weight": w["embeddings.word_embeddings.weight"],
        "position.weight": w["embeddings.position_embeddings.weight"]
        + w["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": w["embeddings.LayerNorm.weight"],
        "norm.bias": w["embeddings.LayerNorm.bias"],
        "shape.weight": torch.randn(shapes, width) * 0.01,
    }
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(n):
        old = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            state[f"layers.{i}.qkv.{part}"] = torch.cat(
                [w[f"{old}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            )
            state |= {
                f"layers.{i}.{new}.{part}": w[f"{old}{there}.{part}"]
                for new, there in names.items()
            }
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    assert not unexpected, unexpected
    assert all(k.startswith("cue.") for k in missing), missing
    return TaggerNet(encoder, RoleHead(width, role_width, dropout))
