import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

/** Returns the blocks of a language in the README. */
function examples(language: string): readonly string[] {
  const readme = readFileSync(join(root, 'protocols/ncip/README.md'), 'utf8')
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))]
    .map(([, code = '']) => code)
    .filter((code) => code.startsWith('import '))
}

/** Reads the output that an example promises: the comments beside `console.log`, and those on lines of their own after it. */
function announced(code: string): readonly string[] {
  const lines = code.split('\n')
  const first = lines.findIndex((line) => line.includes('console.log('))
  return lines.slice(first).flatMap((line) => {
    const comment = /^\s*(?:console\.log\(.*\)|for .*console\.log\(.*\))?\s*\/\/ (.*)$/.exec(line)?.[1]
    return comment === undefined ? [] : [comment]
  })
}

/** Code that a compiler must refuse: unions that no kind tells apart, choices that have both or neither. */
const misuse = `
  import type { ItemShipped, Message } from 'node-ncip'
  export const pick = (message: Message): string | undefined => {
    // @ts-expect-error: only some messages have it
    message.body.DateShipped
    // @ts-expect-error: no message is called so
    if (message.kind === 'ItemShiped') return undefined
    if (message.edition !== '2' || message.kind !== 'ItemShipped') return undefined
    // @ts-expect-error: it may have an ItemId alone
    message.body.RequestId.RequestIdentifierValue
    return message.body.DateShipped
  }
  // @ts-expect-error: neither request nor item
  export const shipped: ItemShipped = { DateShipped: '2026-03-05T10:00:00Z', ShippingInformation: { PhysicalAddress: {
    UnstructuredAddress: { UnstructuredAddressType: { value: 'x' }, UnstructuredAddressData: 'x' },
    PhysicalAddressType: { value: 'x' } } } }
`

/**
 * Tests that the examples in the README of `node-ncip` do what they say.
 *
 * @param consumer a folder in which the packed package is installed
 */
export const testReadmeOfNodeNcip = (consumer: string, env: NodeJS.ProcessEnv): void => {
  describe('the README of node-ncip', () => {
    test.each(examples('js').map((code, index) => [index + 1, code] as const))(
      'example %i prints what it says',
      async (number, code) => {
        const file = `example-${number}.mjs`
        writeFileSync(join(consumer, file), code)
        const { stdout } = await run(process.execPath, [file], { cwd: consumer })
        expect(stdout.trim().split('\n')).toEqual(announced(code))
      },
    )

    test('its TypeScript agrees with the declarations', async () => {
      const [code = '', ...others] = examples('ts')
      expect(others).toEqual([])
      writeFileSync(join(consumer, 'example.ts'), code)
      writeFileSync(join(consumer, 'misuse.ts'), misuse)
      const language = { target: 'es2022', module: 'nodenext', lib: ['es2023', 'dom'], types: [] }
      const compilerOptions = { ...language, noEmit: true, strict: true }
      writeFileSync(
        join(consumer, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, include: ['example.ts', 'misuse.ts'] }),
      )
      const { stdout } = await run(join(root, 'node_modules/@typescript/native/bin/tsc'), [], {
        cwd: consumer,
        env,
      }).catch(({ stdout: complaints }: { stdout: string }) => ({ stdout: complaints }))
      expect(stdout).toBe('')
    })
  })
}
