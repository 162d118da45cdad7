import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Pattern } from './find.ts'

/**
 * Imports modules and records each regular expression that they construct meanwhile, with the place of `new RegExp`.
 *
 * @param root the folder of the project
 * @param files the modules, relative to it
 */
export const recordConstructed = async (
  root: string,
  files: readonly string[],
): Promise<readonly Pattern[]> => {
  const recorded: Pattern[] = []
  const original = globalThis.RegExp
  const base = pathToFileURL(join(root, '/')).href
  globalThis.RegExp = new Proxy(original, {
    construct: (target, args, newTarget) => {
      const pattern: RegExp = Reflect.construct(target, args, newTarget)
      const caller = (new Error().stack ?? '').split('\n')[2] ?? ''
      const place = original('\\(?(file:[^)]+):\\d+\\)?$').exec(caller)?.[1] ?? ''
      if (place.startsWith(base) && !place.includes('/node_modules/'))
        recorded.push({ place: place.slice(base.length), source: pattern.source, flags: pattern.flags })
      return pattern
    },
  })
  try {
    for (const file of files) await import(pathToFileURL(join(root, file)).href)
  } finally {
    globalThis.RegExp = original
  }
  return recorded
}
