import type { QueryClient } from '@tanstack/react-query'
import type { createConsoleRouter } from './routes.tsx'

/** How long nothing is being read before the font is loaded, in milliseconds. */
const quietFor = 200

/**
 * Loads the font of the console once the first page has its data: on a slow line the rows come first.
 *
 * @returns stops waiting
 */
export const loadFontAfterData = (
  client: QueryClient,
  router: ReturnType<typeof createConsoleRouter>,
): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasRead = false
  const stop = client.getQueryCache().subscribe(() => {
    const isReading = client.isFetching() > 0
    hasRead ||= isReading
    clearTimeout(timer)
    if (!isReading && hasRead) timer = setTimeout(load, quietFor)
  })
  const load = (): void => {
    // The code of the page may still be on its way: then nothing is being read, and its data is to come.
    if (
      router.state.status === 'pending' ||
      document.querySelector('#root [role=status][aria-label]') !== null
    ) {
      timer = setTimeout(load, quietFor)
      return
    }
    stop()
    // Without it the font of the system serves until the page is loaded again.
    void import('./fonts.css').catch(() => undefined)
  }
  return () => {
    clearTimeout(timer)
    stop()
  }
}
