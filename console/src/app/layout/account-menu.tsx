import { Button, Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Language, languageNames, languages } from '../../../../src/translations/language.ts'
import { useApi } from '../../api/api-context.tsx'
import type { Session } from '../../api/types.ts'
import { Avatar, initialsOf } from '../../shared/avatar.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { useSingleKeysSetting } from '../../shared/single-keys.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './account-menu.module.css'

type Props = {
  readonly session: Session
  /** At the foot of the navigation with the name, or in the bar of a small screen with the initials alone. */
  readonly place: 'navigation' | 'bar'
}

/** The menu of the person: language, colours, sign out. */
export const AccountMenu = ({ session, place }: Props) => {
  const { words, language, changeLanguage } = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const api = useApi()
  const [hasSingleKeys, setSingleKeys] = useSingleKeysSetting()
  const queryClient = useQueryClient()
  const signOut = useMutation({
    mutationFn: () => api.signOut(),
    onSettled: () => {
      queryClient.clear()
      window.location.assign(
        session.signedInBy === 'openid' ? '/v1/sign-in/openid/sign-out' : '/console/sign-in',
      )
    },
  })
  // The gateway's sentences come in the language that they were asked for in.
  const speak = async (next: Language) => {
    await changeLanguage(next)
    await queryClient.invalidateQueries()
  }
  const schemes = {
    light: words.layout.light,
    dark: words.layout.dark,
    auto: words.layout.automatic,
  } as const
  return (
    <Menu position={place === 'bar' ? 'bottom-end' : 'top-start'} width={220}>
      <Menu.Target>
        {place === 'bar' ? (
          <Button variant="default" size="xs" hiddenFrom="md">
            <span aria-hidden="true">{initialsOf(session.name)}</span>
            <VisuallyHidden>{`${words.layout.account}${words.common.colon} ${session.name}`}</VisuallyHidden>
          </Button>
        ) : (
          <UnstyledButton className={classes.account} visibleFrom="md" title={session.name}>
            <Avatar name={session.name} />
            <span className={classes.person}>
              <span className={classes.name}>
                <VisuallyHidden>{`${words.layout.account}${words.common.colon} `}</VisuallyHidden>
                {session.name}
              </span>
              <span className={classes.role}>{words.layout.roles[session.role]}</span>
            </span>
            <Icon name="dots" />
          </UnstyledButton>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Text px="sm" pt={4} size="sm" fw={600}>
          {session.name}
        </Text>
        <Text px="sm" pb={4} size="xs" c="dimmed">
          {words.layout.roles[session.role]}
        </Text>
        <Menu.Divider />
        <Menu.Label>{words.layout.language}</Menu.Label>
        {languages.map((code) => (
          <Menu.RadioItem
            key={code}
            value={code}
            checked={code === language}
            onChange={() => void speak(code)}
          >
            {languageNames[code]}
          </Menu.RadioItem>
        ))}
        <Menu.Label>{words.layout.colors}</Menu.Label>
        {(Object.keys(schemes) as (keyof typeof schemes)[]).map((scheme) => (
          <Menu.RadioItem
            key={scheme}
            value={scheme}
            checked={scheme === colorScheme}
            onChange={() => setColorScheme(scheme)}
          >
            {schemes[scheme]}
          </Menu.RadioItem>
        ))}
        <Menu.CheckboxItem checked={hasSingleKeys} onChange={setSingleKeys}>
          {words.layout.singleKeys}
        </Menu.CheckboxItem>
        <Menu.Divider />
        {session.signedInBy === 'password' && (
          <Menu.Item renderRoot={(props) => <Link to="/second-factor" {...props} />}>
            {words.secondFactor.title}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => signOut.mutate()}>{words.layout.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
