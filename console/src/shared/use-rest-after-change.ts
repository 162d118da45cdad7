import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** How long buttons rest after they have changed, in milliseconds: longer than the two clicks of a double click lie apart. */
const restFor = 600

const stop = (event: Event): void => {
  event.preventDefault()
  event.stopPropagation()
}

/**
 * Has the buttons and links of an element rest for a moment once they have appeared, changed or moved: the second click of
 * a person who clicks twice, and a key that is held, do not reach what has just come. How they look stays as it is
 * (`data-resting` in app.css).
 *
 * @param shown what is shown, and where: the buttons rest each time it changes
 * @returns the reference that the element takes
 */
export const useRestAfterChange = <Element extends HTMLElement>(shown: string): RefObject<Element | null> => {
  const element = useRef<Element>(null)
  useEffect(() => {
    const { current } = element
    const stopClick = (event: MouseEvent): void => {
      // A key that is pressed, or that the page itself answers with a click, is no second click.
      if (event.detail > 0 && current?.dataset.resting !== undefined) stop(event)
    }
    const stopRepeat = (event: KeyboardEvent): void => {
      if (event.repeat && event.key === 'Enter' && event.target instanceof HTMLButtonElement) stop(event)
    }
    current?.addEventListener('click', stopClick, true)
    current?.addEventListener('keydown', stopRepeat, true)
    return () => {
      current?.removeEventListener('click', stopClick, true)
      current?.removeEventListener('keydown', stopRepeat, true)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it rests when what is shown changes
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    current.dataset.resting = ''
    const timer = setTimeout(() => delete current.dataset.resting, restFor)
    return () => clearTimeout(timer)
  }, [shown])
  return element
}
