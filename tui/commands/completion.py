"""`lastrep completion`: the lines that teach a shell to complete commands, options and names."""

import argparse
import re
from importlib import import_module

from tui.commands import COMMANDS
from tui.commands.house import House

NAMED = ("run", "show", "edit", "check", "render", "plan")  # these take the name of a protocol or a plan
_OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")
_NAMES = """lastrep list --json 2>/dev/null | sed -n 's/^ *"id": "\\(.*\\)",*$/\\1/p'"""

BASH = """\
_lastrep() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" words=""
  if ((COMP_CWORD == 1)); then
    words="{commands}"
  else
    case "${{COMP_WORDS[1]}}" in
{cases}
    esac
    case " {named} " in *" ${{COMP_WORDS[1]}} "*) words="$words $({names})" ;; esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _lastrep lastrep
"""

ZSH = """\
#compdef lastrep
_lastrep() {{
  local -a offered
  if ((CURRENT == 2)); then
    offered=({commands})
  else
    case "$words[2]" in
{cases}
    esac
    case " {named} " in *" $words[2] "*) offered+=(${{(f)"$({names})"}}) ;; esac
  fi
  compadd -a offered
  ((CURRENT > 2)) && _files
}}
compdef _lastrep lastrep
"""

FISH_COMMAND = "complete -c lastrep -n __fish_use_subcommand -f -a {command}\n"
FISH_OPTION = "complete -c lastrep -n '__fish_seen_subcommand_from {command}' -l {option}\n"
FISH_NAMES = "complete -c lastrep -n '__fish_seen_subcommand_from {named}' -a \"({names})\"\n"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "completion",
        help=COMMANDS["completion"],
        description="Print the lines that teach a shell to complete: put them into its start file, "
        "or into a file that it reads.",
    )
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, house: House) -> int:
    """Print the lines for one shell."""
    house.out.write({"bash": _bash, "zsh": _zsh, "fish": _fish}[args.shell]())
    return 0


def options() -> dict[str, tuple[str, ...]]:
    """Give the long options of every command, as its help names them."""
    found = {}
    for command in COMMANDS:
        subparsers = argparse.ArgumentParser().add_subparsers()
        import_module(f"tui.commands.{command}").add_to(subparsers)
        text = subparsers.choices[command].format_help()
        found[command] = tuple(dict.fromkeys(_OPTION.findall(text)))
    return found


def _bash() -> str:
    cases = "\n".join(f'      {name}) words="{" ".join(its)}" ;;' for name, its in options().items())
    return BASH.format(commands=" ".join(COMMANDS), cases=cases, named=" ".join(NAMED), names=_NAMES)


def _zsh() -> str:
    cases = "\n".join(f"      {name}) offered=({' '.join(its)}) ;;" for name, its in options().items())
    return ZSH.format(commands=" ".join(COMMANDS), cases=cases, named=" ".join(NAMED), names=_NAMES)


def _fish() -> str:
    lines = [FISH_COMMAND.format(command=command) for command in COMMANDS]
    for command, its in options().items():
        lines += [FISH_OPTION.format(command=command, option=one.removeprefix("--")) for one in its]
    names = _NAMES.replace('"', '\\"').replace("$/", "\\$/").replace("\\1", "\\\\1")
    return "".join([*lines, FISH_NAMES.format(named=" ".join(NAMED), names=names)])
