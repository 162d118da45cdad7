import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../shared/icons/icon.tsx'
import type { IconName } from '../../shared/icons/icon-paths.ts'
import type { Words } from '../../words/en.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './quick-links.module.css'

const quickLinks: readonly {
  readonly to: '/receive' | '/return' | '/new-request'
  readonly label: (words: Words) => string
  readonly icon: IconName
}[] = [
  { to: '/receive', label: (words) => words.scan.receive.title, icon: 'receive' },
  { to: '/return', label: (words) => words.scan.return.title, icon: 'return' },
  { to: '/new-request', label: (words) => words.newRequest.title, icon: 'plus' },
]

/** The links that staff need many times a day, in the bar at the top; a phone has the new request alone. */
export const QuickLinks = () => {
  const { words } = useWords()
  return quickLinks.map(({ to, label, icon }) => (
    <Button
      key={to}
      size="sm"
      px="sm"
      variant={to === '/new-request' ? 'filled' : 'default'}
      leftSection={<Icon name={icon} />}
      className={to === '/new-request' ? classes.first : classes.other}
      aria-label={label(words)}
      renderRoot={(props) => <Link to={to} {...props} />}
    >
      {label(words)}
    </Button>
  ))
}
