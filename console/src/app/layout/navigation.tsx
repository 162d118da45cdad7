import { NavLink } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import type { Session } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { navigationEntries } from './navigation-entries.ts'

/** The pages that the person may open. */
export const Navigation = ({ session }: { readonly session: Session }) => {
  const { words } = useWords()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  return navigationEntries
    .filter(({ permission }) => session.permissions.includes(permission))
    .map(({ to, label }) => (
      <NavLink
        key={to}
        label={label(words)}
        active={path.startsWith(to)}
        renderRoot={(props) => <Link to={to} {...props} />}
      />
    ))
}
