// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../documents/document-text.ts';
import type { Provider } from './knowledge.ts';

/** Services by the names that they give themselves: the same in every language. What is not here is shown by its id, as a kind of service. */
export const serviceNames: Readonly<Record<string, string>> = {
  alexa: 'Alexa',
  amazon_shop: 'Amazon',
  android: 'Android',
  aol: 'AOL',
  app_store: 'App Store',
  apple_account: 'Apple Account',
  aws: 'AWS',
  azure: 'Azure',
  bolt_food: 'Bolt Food',
  bolt_rides: 'Bolt',
  bolt_scooters: 'Bolt (scooters)',
  careem_app_other: 'Careem (other)',
  careem_rides: 'Careem',
  coinbase_custody: 'Coinbase Custody',
  coinbase_prime: 'Coinbase Prime',
  drive: 'Google Drive',
  etisalat_dsl: 'e& DSL',
  etisalat_mobile: 'e& Mobile',
  facebook: 'Facebook',
  facetime: 'FaceTime',
  find_my: 'Find My',
  flickr_former: 'Flickr (former)',
  gmail: 'Gmail',
  google_account: 'Google Account',
  hotmail: 'Hotmail',
  hyperwallet: 'Hyperwallet',
  icloud: 'iCloud',
  imessage: 'iMessage',
  instagram: 'Instagram',
  maps: 'Google Maps',
  messenger: 'Messenger',
  microsoft365: 'Microsoft 365',
  onedrive: 'OneDrive',
  orange_dsl: 'Orange DSL',
  orange_mobile: 'Orange Mobile',
  outlook: 'Outlook',
  periscope: 'Periscope',
  play: 'Google Play',
  proton_drive: 'Proton Drive',
  proton_mail: 'Proton Mail',
  proton_pass: 'Proton Pass',
  proton_vpn: 'Proton VPN',
  proton_wallet: 'Proton Wallet',
  ring: 'Ring',
  skype_retired: 'Skype (retired)',
  snapchat: 'Snapchat',
  teams: 'Teams',
  threads: 'Threads',
  tiktok_shop: 'TikTok Shop',
  twitch: 'Twitch',
  uber_eats: 'Uber Eats',
  uber_for_business: 'Uber for Business',
  uber_rides: 'Uber',
  usdt: 'Tether USDT',
  vodafone_dsl: 'Vodafone DSL',
  vodafone_mobile: 'Vodafone Mobile',
  we_dsl: 'WE DSL',
  we_fixed: 'WE (fixed lines)',
  we_mobile: 'WE Mobile',
  whatsapp_business: 'WhatsApp Business',
  workspace: 'Google Workspace',
  xaut: 'Tether XAUT',
  xbox: 'Xbox',
  xoom: 'Xoom',
  yahoo_mail: 'Yahoo Mail',
  youtube: 'YouTube',
};

/** Kinds of service, by what they are. */
const serviceKinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  access: { en: 'internet access', ar: 'الاتصال بالإنترنت', fr: 'accès à internet' },
  cdn: { en: 'content delivery', ar: 'توزيع المحتوى', fr: 'diffusion de contenu' },
  devices: { en: 'devices', ar: 'الأجهزة', fr: 'appareils' },
  dns: { en: 'DNS', ar: 'DNS', fr: 'DNS' },
  hosting: { en: 'hosting', ar: 'الاستضافة', fr: 'hébergement' },
  mail: { en: 'mail', ar: 'البريد', fr: 'messagerie' },
  mobile_data: { en: 'mobile data', ar: 'بيانات الهاتف المحمول', fr: 'données mobiles' },
  registrar: { en: 'registrar', ar: 'تسجيل النطاقات', fr: 'bureau d’enregistrement de domaines' },
  wholesale_transit: { en: 'wholesale transit', ar: 'العبور بالجملة', fr: 'transit de gros' },
  workers: { en: 'Workers', ar: 'Workers', fr: 'Workers' },
};

/** By its name, in the reader's language where that is a description. */
export function nameIn<Name extends string | null>(
  one: { readonly name: Name; readonly ar?: string; readonly fr?: string },
  language: Language,
): string | Name {
  return language === 'en' ? one.name : (one[language] ?? one.name);
}

type Owner = Pick<Provider, 'id' | 'name' | 'ar' | 'fr'>;

/** Beside its provider. A service that is all of its provider has the provider's name. */
export function ownServiceName(service: string, provider: Owner, language: Language): string {
  if (service === provider.id) return nameIn(provider, language);
  return serviceNames[service] ?? serviceKinds[service]?.[language] ?? service.replaceAll('_', ' ');
}

/** By itself: a kind of service says whose it is. */
export function serviceName(service: string, provider: Owner, language: Language): string {
  const name = ownServiceName(service, provider, language);
  return service === provider.id || Object.hasOwn(serviceNames, service) ? name : `${nameIn(provider, language)}: ${name}`;
}
