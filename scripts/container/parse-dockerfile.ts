/** An instruction of a Dockerfile with the text after its name. */
export type Instruction = { readonly name: string; readonly text: string }

/** A stage of a Dockerfile, from its base image on. */
export type Stage = {
  readonly image: string
  /** The name that later stages copy from. */
  readonly name: string
  readonly instructions: readonly Instruction[]
}

/** Joins the lines that a backslash continues, and leaves out comments and empty lines. */
const logicalLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line) && line.trim() !== '')
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')

/**
 * Reads a Dockerfile.
 *
 * @throws Error if an instruction comes before the first FROM
 */
export const parseDockerfile = (text: string): readonly Stage[] => {
  const stages: { image: string; name: string; instructions: Instruction[] }[] = []
  for (const line of logicalLines(text)) {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
    if (name === 'FROM') {
      const [image = '', , stage = String(stages.length)] = rest.split(/\s+/)
      stages.push({ image, name: stage, instructions: [] })
    } else {
      const stage = stages.at(-1)
      if (stage === undefined) throw new Error(`${name} is before FROM.`)
      stage.instructions.push({ name, text: rest })
    }
  }
  return stages
}

/** Reads an instruction such as CMD in its JSON form. */
export const readCommand = (text: string): readonly string[] => {
  const words: unknown = JSON.parse(text)
  if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words
  throw new Error(`It is no list of words: ${text}`)
}

/** Reads the variables that ENV sets. */
export const readVariables = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]))
