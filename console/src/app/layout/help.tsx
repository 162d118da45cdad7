import { ActionIcon } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import type { Session } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { goToKeys } from '../../shared/page/go-to-keys.ts'
import { useSingleKeys } from '../../shared/single-keys.ts'
import { useWords } from '../../words/words-context.tsx'

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }))

/** How long `g` waits for the key of a page, in milliseconds. */
const goToTimeout = 1500

/** The button that shows all keys and leads to the manual; and the keys that lead from page to page: `?`, `n`, `g` and another; and Ctrl Enter, which sends a form. */
export const Help = ({ session }: { readonly session: Session }) => {
  const { words } = useWords()
  const navigate = useNavigate()
  const { library } = useChosenLibrary()
  const [isOpen, { open, close }] = useDisclosure(false)
  const begunAt = useRef(Number.NEGATIVE_INFINITY)
  const pages = goToKeys.filter(({ permission }) => session.permissions.includes(permission))
  useSingleKeys({
    'shift+?': open,
    ...(session.permissions.includes('requests:write')
      ? { n: () => void navigate({ to: '/new-request' }) }
      : {}),
    g: () => {
      begunAt.current = performance.now()
    },
  })
  // From any field: these send the form that it belongs to, unless the field has a use of its own for Enter.
  const send = (event: KeyboardEvent): void => {
    if (!event.defaultPrevented) document.activeElement?.closest('form')?.requestSubmit()
  }
  useHotkeys([['mod+Enter', send, { preventDefault: false }]], [])
  useEffect(() => {
    const goTo = (event: KeyboardEvent): void => {
      if (performance.now() - begunAt.current > goToTimeout || event.key === 'g') return
      begunAt.current = Number.NEGATIVE_INFINITY
      const page = pages.find(({ key }) => key === event.key)
      if (page === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      void (page.to === '/requests'
        ? navigate({ to: '/requests', search: { library } })
        : navigate({ to: page.to }))
    }
    // Before the keys of the page: the second key means a page only.
    window.addEventListener('keydown', goTo, { capture: true })
    return () => window.removeEventListener('keydown', goTo, { capture: true })
  })
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={34}
        visibleFrom="md"
        aria-label={words.layout.help}
        title={`${words.layout.help} (?)`}
        onClick={open}
      >
        <Icon name="help" size={18} />
      </ActionIcon>
      {isOpen && (
        <Suspense>
          <HelpDialog session={session} pages={pages} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
