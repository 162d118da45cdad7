import { worklists } from '@lendwire/client'
import { useNavigate } from '@tanstack/react-router'
import { useSession } from '../../api/session.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import type { IconName } from '../../shared/icons/icon-paths.ts'
import { dailyEntries, manageEntries, todayEntry } from '../../shared/page/navigation-entries.ts'
import { useWords } from '../../words/words-context.tsx'

/** A page or a worklist, which is found by its name. */
type NamedEntry = {
  /** The address of a page, or the name of a worklist. */
  readonly key: string
  readonly label: string
  /** What kind of thing it is. */
  readonly detail: string
  readonly icon: IconName
  readonly open: () => void
}

/** Returns the pages that the person may open, and the worklists. */
export const useNamedEntries = (): readonly NamedEntry[] => {
  const { words } = useWords()
  const navigate = useNavigate()
  const session = useSession()
  const { library } = useChosenLibrary()
  return [
    ...[todayEntry, ...dailyEntries, ...manageEntries]
      .filter(({ permission }) => session?.permissions.includes(permission))
      .map(({ to, label, icon }) => ({
        key: to,
        label: label(words),
        detail: words.search.page,
        icon,
        open: () => void navigate({ to }),
      })),
    ...worklists.map((worklist) => ({
      key: worklist,
      label: words.worklists[worklist],
      detail: words.search.worklist,
      icon: 'requests' as const,
      open: () => void navigate({ to: '/requests', search: { worklist, library } }),
    })),
  ]
}
