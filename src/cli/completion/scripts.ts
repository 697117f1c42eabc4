/** Completion scripts of the usual shells. */
import type { CompletedCommand } from './tree.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export function completionScript(tree: readonly CompletedCommand[], shell: Shell): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](tree);
}

/** Words a person may type next, by the commands already on the line. */
function wordsOf({ subcommands, options }: CompletedCommand): string {
  return [...subcommands.map(({ name }) => name), ...options.flatMap(({ flags }) => flags)].join(' ');
}

function choicesOf(tree: readonly CompletedCommand[]): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { options } of tree) {
    for (const { flags, choices } of options) {
      for (const flag of flags) {
        if (choices.length === 0) continue;
        const known = found.get(flag) ?? new Set<string>();
        for (const choice of choices) known.add(choice);
        found.set(flag, known);
      }
    }
  }
  return new Map([...found].map(([flag, choices]) => [flag, [...choices].join(' ')]));
}

function bashScript(tree: readonly CompletedCommand[]): string {
  const values = [...choicesOf(tree)].map(
    ([flag, choices]) => `    ${flag}) COMPREPLY=($(compgen -W "${choices}" -- "$word")); return ;;`,
  );
  const cases = tree.map((command) => `    "${command.path}") words="${wordsOf(command)}" ;;`);
  return `# Completion of jevons for bash: source <(jevons completion bash)
_jevons() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path="" words="" part
  COMPREPLY=()
  case "$before" in
${values.join('\n')}
  esac
  for part in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${tree.map(({ path }) => path.replaceAll(' ', '.')).join(' ')} " in
      *" \${path:+$path.}$part "*) path="\${path:+$path.}$part" ;;
    esac
  done
  case "\${path//./ }" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ \${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "$word"))
}
complete -F _jevons jevons
`;
}

function zshScript(tree: readonly CompletedCommand[]): string {
  return `# Completion of jevons for zsh: source <(jevons completion zsh)
autoload -U +X bashcompinit && bashcompinit
${bashScript(tree).split('\n').slice(1).join('\n')}`;
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function fishScript(tree: readonly CompletedCommand[]): string {
  const lines = tree.flatMap(({ path, subcommands, options }) => {
    const parts = path === '' ? [] : path.split(' ');
    const names = subcommands.map(({ name }) => name);
    const conditions = [
      ...(parts.length === 0 ? [] : parts.map((part) => `__fish_seen_subcommand_from ${part}`)),
      ...(names.length === 0 ? [] : [`not __fish_seen_subcommand_from ${names.join(' ')}`]),
    ];
    const when = conditions.length === 0 ? '' : ` -n ${quoted(conditions.join('; and '))}`;
    return [
      ...subcommands.map(({ name, summary }) => `complete -c jevons${when} -f -a ${name} -d ${quoted(summary)}`),
      ...options.map(({ flags, summary, takesValue, choices }) => {
        const long = flags.find((flag) => flag.startsWith('--'))?.slice(2);
        const short = flags.find((flag) => /^-[^-]/.test(flag))?.slice(1);
        const form = [long === undefined ? '' : ` -l ${long}`, short === undefined ? '' : ` -s ${short}`].join('');
        const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : takesValue ? ' -r' : '';
        return `complete -c jevons${when}${form}${value} -d ${quoted(summary)}`;
      }),
    ];
  });
  return `# Completion of jevons for fish: jevons completion fish | source\n${lines.join('\n')}\n`;
}
