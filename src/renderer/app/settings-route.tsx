/** The settings, joined from the features that know their parts. */
import { MarketPresets } from '../features/planning/market-presets.tsx'
import { AlertChannelsTab } from '../features/alert-channels/alert-channels-tab.tsx'
import { AppsTab } from '../features/apps/apps-tab.tsx'
import { CommentSortingTab } from '../features/comment-sorting/comment-sorting-tab.tsx'
import { MediaHostTab } from '../features/media-host/media-host-tab.tsx'
import { SettingsPage } from '../features/settings/settings-page.tsx'

export const SettingsRoute = () => (
  <SettingsPage
    markets={<MarketPresets />}
    apps={<AppsTab />}
    mediaHost={<MediaHostTab />}
    alertChannels={<AlertChannelsTab />}
    sorting={<CommentSortingTab />}
  />
)
