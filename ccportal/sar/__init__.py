"""Answering an access request, one verb to a module, in this order:

    collect -> suggest -> review -> redact -> compose -> render -> prove -> seal -> release

Each step takes only what the one before it returns. What was removed exists up to
`redact` and nowhere after it, so no later step can print it.
"""
