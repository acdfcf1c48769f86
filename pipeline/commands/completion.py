"""`scrutiny completion`: what makes a shell complete commands and options, made from the parsers."""

from __future__ import annotations

import argparse

from pipeline.commands.parser import COMMANDS, Parser, parsers

_BASH = """\
_scrutiny() {{
  local words
  case "${{COMP_WORDS[1]}}" in
{cases}
  esac
  [ "$COMP_CWORD" -gt 1 ] || words="{commands}"
  COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -F _scrutiny scrutiny
"""


def run(options: argparse.Namespace) -> int:
    """Print the script for the shell. 0."""
    _, commands = parsers()
    script = _fish(commands) if options.shell == "fish" else _bash(commands)
    print(f"autoload -U +X bashcompinit && bashcompinit\n{script}" if options.shell == "zsh" else script, end="")
    return 0


def _bash(commands: dict[str, Parser]) -> str:
    cases = "\n".join(f'    {name}) words="{" ".join(_options(one))}" ;;' for name, one in commands.items())
    return _BASH.format(cases=cases, commands=" ".join(commands))


def _fish(commands: dict[str, Parser]) -> str:
    lines = []
    for name, one in commands.items():
        lines.append(f"complete -c scrutiny -n __fish_use_subcommand -a {name} -d '{COMMANDS[name].sentence}'")
        lines += [f"complete -c scrutiny -n '__fish_seen_subcommand_from {name}' -l {o[2:]}" for o in _options(one)]
    return "\n".join(lines) + "\n"


def _options(parser: Parser) -> list[str]:
    """Return the long options that help shows."""
    shown = (action for action in parser._actions if action.help != argparse.SUPPRESS)
    return [name for action in shown for name in action.option_strings if name.startswith("--")]
