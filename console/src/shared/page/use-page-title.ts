import { useEffect } from 'react'

/** Names the page in the title of the browser's window. */
export const usePageTitle = (title: string): void => {
  useEffect(() => {
    document.title = title === '' ? 'lendwire' : `${title} – lendwire`
  }, [title])
}
