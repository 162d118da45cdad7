import { useEffect, useState } from 'react'

/** Finds what has the focus; for an entry of a menu the button of the menu, since the entry is gone when the dialog closes. */
const findOrigin = (): HTMLElement | null => {
  const active = document.activeElement
  const button = active?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  const origin = button == null ? active : document.getElementById(button)
  return origin instanceof HTMLElement && origin !== document.body ? origin : null
}

/**
 * Gives the focus back to what opened a dialog, for dialogs that leave the page when they close: without it the focus would be
 * at the top of the page.
 */
export const useReturnFocus = (): void => {
  const [origin] = useState(findOrigin)
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement === document.body) origin?.focus()
      }, 0)
    },
    [origin],
  )
}
