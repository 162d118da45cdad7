import { AppShell, Burger, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import type { Session } from '../../api/types.ts'
import { Logo } from '../../shared/icons/logo.tsx'
import { useWords } from '../../words/words-context.tsx'
import { AccountMenu } from './account-menu.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { ConnectionNotice } from './connection-notice.tsx'
import { Help } from './help.tsx'
import { LibrarySwitch } from './library-switch.tsx'
import { LiveUpdates } from './live-updates.tsx'
import { Navigation } from './navigation.tsx'
import { QuickLinks } from './quick-links.tsx'
import { SearchField } from './search-field.tsx'
import classes from './shell.module.css'

type Props = { readonly session: Session; readonly children: ReactNode }

/** Above the navigation (101): the menus of the bar open over it. */
const headerLayer = 102

/** The frame of every page: the navigation at the side, the bar with search and the daily work at the top. */
export const Shell = ({ session, children }: Props) => {
  const { words } = useWords()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  const path = useRouterState({ select: ({ location }) => location.href })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the navigation of a phone closes when a page was chosen
  useEffect(close, [path])
  const brand = (
    <Link to="/" className={classes.brand ?? ''}>
      <Logo />
    </Link>
  )
  return (
    <AppShell
      layout={isOpen ? 'default' : 'alt'}
      header={{ height: 52 }}
      navbar={{ width: { base: 224, md: 60, lg: 224 }, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
    >
      <a className={`skip-link ${classes.skip}`} href="#content">
        {words.common.skipToContent}
      </a>
      <AppShell.Header className={classes.header} zIndex={headerLayer}>
        <Group h="100%" gap="xs" wrap="nowrap" className={classes.bar}>
          <Burger
            opened={isOpen}
            onClick={toggle}
            className={classes.burger ?? ''}
            size="sm"
            aria-label={isOpen ? words.layout.closeNavigation : words.layout.openNavigation}
          />
          <div className={classes.onPhones}>{brand}</div>
          <SearchField />
          <Group ml="auto" gap="xs" wrap="nowrap">
            {session.permissions.includes('requests:write') && <QuickLinks />}
            <Help session={session} />
            <AccountMenu session={session} place="bar" />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        className={`no-print ${classes.side}`}
        component="nav"
        aria-label={words.layout.navigation}
      >
        <div className={classes.sideHead}>{brand}</div>
        <LibrarySwitch session={session} />
        <Navigation session={session} />
        <AccountMenu session={session} place="navigation" />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <ConnectionNotice />
        {children}
      </AppShell.Main>
      <BottomBar session={session} isOpen={isOpen} onMore={toggle} />
      {session.permissions.includes('events:read') && <LiveUpdates />}
    </AppShell>
  )
}
