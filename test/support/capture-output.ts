/** Runs a command and returns its exit code with what it printed and complained. */
export const captureOutput = async (
  work: (output: { print: (l: string) => void; complain: (l: string) => void }) => Promise<number>,
) => {
  const [out, errors]: [string[], string[]] = [[], []]
  const code = await work({ print: (line) => out.push(line), complain: (line) => errors.push(line) })
  return { code, out: out.join('\n'), errors: errors.join('\n') }
}
