import { globSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const console = fileURLToPath(new URL('../../console', import.meta.url))
const styles = dirname(
  createRequire(join(console, 'package.json')).resolve('@mantine/core/styles/Button.css'),
)
const modules = join(styles, '../esm')
const read = (file: string): string => readFileSync(file, 'utf8')
const namesIn = (list: string): readonly string[] => list.split(',').map((name) => name.trim())

/** The file of each component, by the name that it is imported with. */
const files = new Map(
  [...read(join(modules, 'index.mjs')).matchAll(/import \{([^}]*)\} from "([^"]+)"/g)].flatMap(
    ([, names = '', file = '']) => namesIn(names).map((name) => [name, join(modules, file)] as const),
  ),
)

/** Returns the classes of a module and of all that it is made of. */
const classesOf = (file: string, seen: Set<string>): readonly string[] => {
  if (seen.has(file)) return []
  seen.add(file)
  const text = read(file)
  const own = file.endsWith('.module.mjs') ? [...text.matchAll(/m_[0-9a-f]+/g)].map(([each]) => each) : []
  const parts = [...text.matchAll(/from "(\.[^"]+)"/g)].map(([, part = '']) => join(dirname(file), part))
  return [...own, ...parts.flatMap((part) => classesOf(part, seen))]
}

test('the styles of every component in use are loaded, and of no other', () => {
  const used = globSync('src/**/*.{ts,tsx}', { cwd: console })
    .flatMap((file) => [...read(join(console, file)).matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap(([, names = '']) => namesIn(names))
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.replace(/ as .*/, ''))
  const seen = new Set<string>()
  const classes = new Set(used.flatMap((name) => classesOf(files.get(name) ?? '', seen)))
  expect(classes.size).toBeGreaterThan(100)
  const needed = readdirSync(styles)
    .filter((file) => file.endsWith('.css') && !file.endsWith('.layer.css'))
    .filter((file) => {
      const own = read(join(styles, file)).match(/m_[0-9a-f]+/g)
      return own === null || own.some((each) => classes.has(each))
    })
  const loaded = [...read(join(console, 'src/app/mantine-styles.ts')).matchAll(/styles\/([^']+)'/g)]
  expect(loaded.map(([, file]) => file).toSorted()).toEqual(needed.toSorted())
})
