import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { cx } from '../lib/cx.ts'

export interface TabSpec<Id extends string = string> {
  id: Id
  label: string
  /** Beside the label: a count. */
  badge?: ReactNode
  content: ReactNode
}

export interface TabsProps<Id extends string> {
  label: string
  tabs: readonly TabSpec<Id>[]
  /** One that is none of these, as an address may say, gives way to the first. */
  value?: Id
  onChange?: (value: Id) => void
  className?: string
}

export const Tabs = <Id extends string>({ label, tabs, value, onChange, className }: TabsProps<Id>) => (
  <AriaTabs
    selectedKey={value === undefined || tabs.some(({ id }) => id === value) ? value : tabs[0]?.id}
    onSelectionChange={(key) => onChange?.(key as Id)}
    className={cx('flex min-h-0 min-w-0 flex-col', className)}
  >
    <TabList aria-label={label} className="flex flex-wrap gap-x-1 border-b border-line">
      {tabs.map((tab) => (
        <Tab
          key={tab.id}
          id={tab.id}
          className="-mb-px flex h-8 items-center gap-1.5 whitespace-nowrap border-b-2 border-transparent px-2.5 text-muted outline-none transition-colors data-hovered:text-text data-selected:border-accent data-selected:font-medium data-selected:text-text data-focus-visible:ring-focus data-focus-visible:rounded-md"
        >
          {tab.label}
          {tab.badge}
        </Tab>
      ))}
    </TabList>
    {tabs.map((tab) => (
      <TabPanel key={tab.id} id={tab.id} className="min-h-0 flex-1 pt-4 outline-none data-focus-visible:ring-focus">
        {tab.content}
      </TabPanel>
    ))}
  </AriaTabs>
)
