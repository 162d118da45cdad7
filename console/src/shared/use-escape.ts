import { useEffect, useRef } from 'react'

/** What is open above the page, and closes at Escape itself. */
const above = '[role="dialog"], [role="menu"], [role="listbox"]:not([hidden])'
const textField = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]'

/** Does something at Escape, unless something is open above the page, or a field has the focus, which clears itself. */
export const useEscape = (run: () => void): void => {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const listen = ({ key, target }: KeyboardEvent): void => {
      const isInField = target instanceof Element && target.matches(textField)
      if (key === 'Escape' && !isInField && document.querySelector(above) === null) latest.current()
    }
    // Before what is open closes: then it would be gone.
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}
