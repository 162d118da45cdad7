import { globSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/**
 * Removes the declarations of `dist/` that `dist/index.d.ts` does not lead to: who imports the package cannot name them.
 * Packing runs it. The next build must write them again, so its record of what it wrote goes too.
 */
const reached = new Set<string>()
const reach = (file: string): void => {
  if (reached.has(file)) return
  reached.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?['"](\.[^'"]+)['"]/g))
    if (!path.endsWith('.json')) reach(normalize(join(dirname(file), path.replace(/\.[jt]s$/, '.d.ts'))))
}

reach('dist/index.d.ts')
for (const file of globSync('dist/**/*.d.ts')) if (!reached.has(normalize(file))) rmSync(file)
rmSync('dist/.tsbuildinfo', { force: true })
