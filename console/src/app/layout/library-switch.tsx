import { Button, Menu, ScrollArea, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery, useLibraryName } from '../../api/names.ts'
import type { Session } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import classes from './shell.module.css'

/** Shows the library of the requests, or a choice for a person of several libraries. */
export const LibrarySwitch = ({ session }: { readonly session: Session }) => {
  const { words } = useWords()
  const libraryName = useLibraryName()
  const navigate = useNavigate()
  const { data: libraries = [] } = useQuery(librariesQuery(useApi()))
  const { library, choose } = useChosenLibrary()
  const isList = useRouterState({ select: ({ location }) => location.pathname === '/requests' })
  const chosen = session.library ?? library
  const name = chosen === undefined ? words.layout.allLibraries : libraryName(chosen)
  if (session.library !== null || libraries.length < 2)
    return (
      <Text truncate className={classes.ownLibrary ?? ''} title={name}>
        {name}
      </Text>
    )
  const change = (code: string | null): void => {
    choose(code)
    if (isList)
      void navigate({ to: '/requests', search: (before) => ({ ...before, library: code ?? undefined }) })
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="sm"
          px="xs"
          variant="default"
          className={classes.library ?? ''}
          aria-label={words.layout.libraryChosen(name)}
          leftSection={<Icon name="library" />}
          rightSection={<Icon name="selector" size={14} />}
        >
          <span className={classes.libraryName}>{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={400} type="auto">
          <Menu.RadioItem
            closeMenuOnClick
            value=""
            checked={library === undefined}
            onChange={() => change(null)}
          >
            {words.layout.allLibraries}
          </Menu.RadioItem>
          {libraries.map(({ code, name: each }) => (
            <Menu.RadioItem
              closeMenuOnClick
              key={code}
              value={code}
              checked={code === library}
              onChange={() => change(code)}
            >
              {each}
            </Menu.RadioItem>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
