const call = /\b(?:log|logger)\.(?:trace|debug|info|warn|error|fatal)\(/g;
const personal =
  /^(name|names|firstName|lastName|fullName|child|children|caregiver|caregivers|person|persons|born|bornOn|birth|birthdate|email|phone|address|street|because|reason|text|said|what|body|form|typed|password|secret|code|token|cookie|cookies)$/;

/** The identifiers in calls of a logger that speak of a person or of something typed; words inside texts do not count. */
export function personalWordsInLogCalls(source: string): readonly string[] {
  return [...source.matchAll(call)].flatMap((found) => {
    const from = found.index + found[0].length;
    return identifiersOf(source.slice(from, endOfCall(source, from))).filter((word) => personal.test(word));
  });
}

function identifiersOf(argument: string): readonly string[] {
  const inTemplates = [...argument.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner ?? '');
  const bare = argument.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, ' ');
  return [bare, ...inTemplates].join(' ').match(/[A-Za-z_$][\w$]*/g) ?? [];
}

/** Where the bracket closes that was opened just before `from`; brackets inside texts do not count. */
function endOfCall(source: string, from: number): number {
  const token = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|[()]/g;
  token.lastIndex = from;
  let open = 1;
  for (let found = token.exec(source); found !== null; found = token.exec(source)) {
    if (found[0] === '(') open += 1;
    if (found[0] === ')') open -= 1;
    if (open === 0) return found.index;
  }
  return source.length;
}
