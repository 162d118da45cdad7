import type { QueryClient } from '@tanstack/react-query'

/** How long nothing is being read before the font is loaded, in milliseconds. */
const quietFor = 200

/**
 * Loads the font of the console once the first page has its data: on a slow line the rows come first.
 *
 * @returns stops waiting
 */
export const loadFontAfterData = (client: QueryClient): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasRead = false
  const stop = client.getQueryCache().subscribe(() => {
    const isReading = client.isFetching() > 0
    hasRead ||= isReading
    clearTimeout(timer)
    if (!isReading && hasRead) timer = setTimeout(load, quietFor)
  })
  const load = (): void => {
    stop()
    void import('./fonts.css')
  }
  return () => {
    clearTimeout(timer)
    stop()
  }
}
