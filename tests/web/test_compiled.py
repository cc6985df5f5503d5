"""Templates that are compiled once, whichever site asks."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from ccportal.web.compiled import InMemory


def site(kept: InMemory, **templates: str) -> Environment:
    """An environment of its own, as each site has one."""
    return Environment(loader=DictLoader(templates), bytecode_cache=kept, autoescape=True)


def counted(kept: InMemory, environment: Environment) -> list[str]:
    """The sources that the environment compiles from now on."""
    seen: list[str] = []
    generate = environment._generate
    environment._generate = lambda *args, **more: seen.append(args[1]) or generate(*args, **more)
    return seen


def test_what_one_site_has_compiled_another_does_not_compile_again():
    kept = InMemory()
    site(kept, page="Hello {{ name }}").get_template("page")
    second = site(kept, page="Hello {{ name }}")
    compiled = counted(kept, second)
    assert second.get_template("page").render(name="Ada") == "Hello Ada"
    assert compiled == []


def test_a_template_that_has_changed_is_compiled_anew():
    kept = InMemory()
    site(kept, page="Hello").get_template("page")
    second = site(kept, page="Goodbye")
    compiled = counted(kept, second)
    assert second.get_template("page").render() == "Goodbye"
    assert compiled == ["page"]
