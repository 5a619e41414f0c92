"""Train the tagger.

python train.py --polnear DIR --gum FILE --encoder DIR --scorer score_polnear.py --out DIR
"""

from __future__ import annotations

import argparse
import math
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

import evaluate
from corpora import read_gum, read_polnear, read_reviews
from data import Batch, batches, encode
from model import TaggerNet, from_minilm
from synthetic import documents, real_sentences
from twosource.attribution.pieces import N_SHAPES, split_pieces
from twosource.attribution.wordpiece import WordPieces


def loss_of(net: TaggerNet, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """Cue cross-entropy and, a cue, role cross-entropy with a soft Dice term for the content."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, logits = net.encoder(batch.ids, batch.shape)
        roles = (
            net.role(hidden, batch.window, batch.start, batch.end) if len(batch.window) else None
        )
    n = max(len(batch.window), 1)
    cue = (
        F.cross_entropy(
            logits.float().transpose(1, 2), batch.cue, ignore_index=-100, reduction="sum"
        )
        / n
    )
    if roles is None:
        return cue, {"cue": cue.item()}
    known = (batch.roles >= 0).float()
    gold = batch.roles.clamp(min=0)
    bce = (F.binary_cross_entropy_with_logits(roles.float(), gold, reduction="none") * known).sum(
        (0, 1)
    ) / n
    p = torch.sigmoid(roles.float()) * known
    dice = 1 - (2 * (p * gold).sum(1) + 1) / (p.sum(1) + gold.sum(1) + 1)
    dice = dice.mean(0)
    total = cue + 0.15 * bce[1] + 0.3 * bce[0] + dice[1] + 0.5 * dice[0]
    return total, {
        "cue": cue.item(),
        "source": bce[0].item(),
        "content": bce[1].item(),
        "dice": dice[1].item(),
    }


def parameter_groups(net: TaggerNet, rate: float, decay: float) -> list[dict[str, object]]:
    """Layer-wise learning rates: full at the top, times ``decay`` a layer down; heads 4 times."""
    encoder = net.encoder
    groups: list[dict[str, object]] = [
        {"params": [*net.role.parameters(), *encoder.cue.parameters()], "lr": rate * 4}
    ]
    depth = len(encoder.layers)
    for i, layer in enumerate(encoder.layers):
        groups.append({"params": list(layer.parameters()), "lr": rate * decay ** (depth - 1 - i)})
    low = [*encoder.position.parameters(), *encoder.norm.parameters()]
    groups.append({"params": low, "lr": rate * decay**depth})
    groups.append({"params": list(encoder.shape.parameters()), "lr": rate * 2})
    return groups


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    for name in ("polnear", "encoder", "scorer", "out"):
        ap.add_argument(f"--{name}", type=Path, required=True)
    ap.add_argument("--gum", type=Path)
    ap.add_argument("--reviews", type=Path, help="reviewed claims: export --format training")
    ap.add_argument(
        "--synthetic", type=int, default=0, help="synthetic documents, made anew each epoch"
    )
    ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--rate", type=float, default=3e-4)
    ap.add_argument("--layer-decay", type=float, default=0.9)
    ap.add_argument("--dropout", type=float, default=0.1)
    ap.add_argument("--mask", type=float, default=0.05)
    ap.add_argument("--size", type=int, default=254)
    ap.add_argument("--pieces", type=int, default=4096)
    ap.add_argument("--ema", type=float, default=0.995)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--docs", type=int, help="train on this many articles, drawn at random")
    ap.add_argument("--stop-after", type=int, help="stop after this epoch of the planned ones")
    ap.add_argument("--start", type=Path, help="go on from this checkpoint")
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    scorer = evaluate.load_scorer(a.scorer)
    tokenizer = WordPieces.from_json((a.encoder / "tokenizer.json").read_bytes())
    articles = list(read_polnear(a.polnear / "train.jsonl"))
    articles = rng.sample(articles, a.docs) if a.docs else articles
    train = [encode(d, tokenizer) for d in articles]
    real = real_sentences(articles)
    if a.gum:
        train += [encode(d, tokenizer) for d in read_gum(a.gum)]
    if a.reviews:
        train += [encode(d, tokenizer) for d in read_reviews(a.reviews)]
    dev_rows = evaluate.read_rows(a.polnear / "dev.jsonl")
    dev = [split_pieces(row["text"], tokenizer) for row in dev_rows]
    net = from_minilm(a.encoder, N_SHAPES, a.dropout)
    if a.start:
        net.load_state_dict(torch.load(a.start, weights_only=True)["net"])
    net.encoder.word.requires_grad_(False)
    groups = parameter_groups(net, a.rate, a.layer_decay)
    peaks = [g["lr"] for g in groups]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    average = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(a.ema)
    )
    steps = a.epochs * (
        sum(len(d.pieces) for d in train) * 1.1 / a.pieces + a.synthetic * 280 / a.pieces
    )
    print(vars(a), "documents", len(train), "steps about", int(steps), flush=True)
    step = 0
    for epoch in range(a.stop_after or a.epochs):
        began, seen, logs = time.time(), 0, []
        docs = train
        if a.synthetic:
            docs = train + [
                encode(d, tokenizer) for d in documents(a.synthetic, a.seed * 1000 + epoch, real)
            ]
        net.train()
        for batch in batches(docs, a.size, a.pieces, rng, a.mask):
            share = min(1.0, step / steps)
            factor = (
                min(1.0, (step + 1) / (0.06 * steps)) * (0.5 + 0.5 * math.cos(math.pi * share))
                + 0.01
            )
            for g, peak in zip(optimiser.param_groups, peaks, strict=True):
                g["lr"] = peak * factor
            loss, parts = loss_of(net, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            average.update_parameters(net)
            step += 1
            seen += batch.ids.numel()
            logs.append(parts)
            if step % 25 == 0:
                mean = {
                    k: round(sum(x.get(k, 0) for x in logs[-25:]) / 25, 3)
                    for k in ("cue", "source", "content", "dice")
                }
                print(step, mean, f"{seen / (time.time() - began):.0f} pieces/s", flush=True)
        torch.save(
            {"net": average.module.state_dict(), "raw": net.state_dict(), "epoch": epoch},
            a.out / f"epoch{epoch + 1}.pt",
        )
        found = evaluate.candidates(dev, evaluate.TorchNetwork(average.module), 0.3)
        for t in (0.3, 0.4, 0.5, 0.6):
            predicted = evaluate.decode_all(dev_rows, found, replace(evaluate.DEFAULT, cue=t))
            print(
                "epoch",
                epoch + 1,
                "at",
                t,
                evaluate.summary(evaluate.score(scorer, dev_rows, predicted)),
                flush=True,
            )


if __name__ == "__main__":
    main()
