import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Words } from '../../words/en.ts'
import { useWords } from '../../words/words-context.tsx'

export const quickLinks: readonly {
  readonly to: '/receive' | '/return' | '/new-request'
  readonly label: (words: Words) => string
}[] = [
  { to: '/receive', label: (words) => words.scan.receive.title },
  { to: '/return', label: (words) => words.scan.return.title },
  { to: '/new-request', label: (words) => words.newRequest.title },
]

/** The links that staff need many times a day, in the bar at the top; on a phone they are in the navigation. */
export const QuickLinks = () => {
  const { words } = useWords()
  return quickLinks.map(({ to, label }) => (
    <Button
      key={to}
      size="xs"
      variant="subtle"
      visibleFrom="md"
      renderRoot={(props) => <Link to={to} {...props} />}
    >
      {label(words)}
    </Button>
  ))
}
