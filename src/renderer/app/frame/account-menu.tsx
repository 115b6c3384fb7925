import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouter } from '@tanstack/react-router'
import { Keyboard, LifeBuoy, LogOut, MessageCircleWarning } from 'lucide-react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, type Selection } from 'react-aria-components'
import { themes } from '../../../contract/session.ts'
import { languages, type Language } from '../../../contract/values.ts'
import { Avatar } from '../../components/avatar.tsx'
import { menuBox, menuItem } from '../../components/styles.ts'
import { cx } from '../../lib/cx.ts'
import { useMe } from '../../lib/me.tsx'
import { useReportProblem } from '../../lib/report-problem.ts'
import type { Theme } from '../../lib/theme.ts'
import { themeIcons, usePreferences, useSignOut } from './account-acts.tsx'
import { OverlaysContext } from './palette-button.tsx'

const chosen = (keys: Selection) => (keys === 'all' ? undefined : [...keys][0])

/** Who I am; language, appearance, keys, leaving. */
export const AccountMenu = () => {
  const { t } = useTranslation('frame')
  const me = useMe()
  const { openKeys } = useContext(OverlaysContext)
  const setPreferences = usePreferences()
  const signOut = useSignOut()
  const report = useReportProblem()
  const router = useRouter()
  return (
    <MenuTrigger>
      <Button
        aria-label={`${t('menu.label')} : ${me.name}`}
        className="flex items-center gap-2 rounded-lg p-1.5 text-left outline-none data-hovered:bg-hover data-focus-visible:ring-focus max-md:px-3"
      >
        <Avatar name={me.name} />
        <span className="min-w-0 flex-1 max-md:hidden">
          <span className="block truncate font-medium">{me.name}</span>
          <span className="block truncate text-sm text-muted">{t(`role.${me.role}`)}</span>
        </span>
      </Button>
      <Popover offset={4} placement="top start" className={cx(menuBox, 'min-w-52')}>
        <Menu aria-label={t('menu.label')} className="outline-none">
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[me.theme]}
            onSelectionChange={(keys) => setPreferences({ theme: chosen(keys) as Theme })}
          >
            <Header className="px-2 pt-1.5 pb-1 text-xs font-medium text-muted">{t('menu.theme')}</Header>
            {themes.map((theme) => {
              const Icon = themeIcons[theme]
              return (
                <MenuItem key={theme} id={theme} className={cx(menuItem, 'data-selected:bg-hover')}>
                  <Icon aria-hidden className="size-4 text-muted" /> {t(`theme.${theme}`)}
                </MenuItem>
              )
            })}
          </MenuSection>
          <Separator className="my-1 h-px bg-line" />
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[me.language]}
            onSelectionChange={(keys) => setPreferences({ language: chosen(keys) as Language })}
          >
            <Header className="px-2 pt-1.5 pb-1 text-xs font-medium text-muted">{t('language.label')}</Header>
            {languages.map((language) => (
              <MenuItem
                key={language}
                id={language}
                textValue={t(`language.${language}`)}
                className={cx(menuItem, 'data-selected:bg-hover')}
              >
                <span lang={language}>{t(`language.${language}`)}</span>
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="my-1 h-px bg-line" />
          <MenuItem onAction={openKeys} className={menuItem}>
            <Keyboard aria-hidden className="size-4 text-muted" /> {t('menu.keys')}
          </MenuItem>
          {report && (
            <MenuItem onAction={() => report()} className={menuItem}>
              <MessageCircleWarning aria-hidden className="size-4 text-muted" /> {t('menu.report')}
            </MenuItem>
          )}
          <MenuItem onAction={() => router.history.push('/tickets')} className={menuItem}>
            <LifeBuoy aria-hidden className="size-4 text-muted" /> {t('menu.reports')}
          </MenuItem>
          <MenuItem onAction={signOut} className={menuItem}>
            <LogOut aria-hidden className="size-4 text-muted" /> {t('menu.signOut')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
