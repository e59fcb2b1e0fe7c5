// The queue that lets a page talk to the widget before its script has arrived.
window.Roundpeg = window.Roundpeg || function () {
  (window.Roundpeg.q = window.Roundpeg.q || []).push(arguments);
};

// Facts that differ by market. Prices are fictions of this shop.
const markets = {
  'en-US': { car: '$38,900', range: '310 mi', battery: '$6,900', charger: '$649', flag: 'Free delivery in the lower 48' },
  'en-GB': { car: '£33,400', range: '310 miles', battery: '£5,400', charger: '£549', flag: 'Free delivery in the UK mainland' },
  'en-AU': { car: 'A$58,900', range: '500 km', battery: 'A$9,900', charger: 'A$949', flag: 'Free delivery to metro areas' },
  'de-DE': { car: '38.900 €', range: '500 km', battery: '6.400 €', charger: '599 €', flag: 'Lieferung frei Haus in Deutschland' },
};

const german = {
  'nav-cars': 'Autos', 'nav-battery': 'Wandspeicher', 'nav-charger': 'Ladestationen', 'nav-desk': 'Arbeitsplatz der Mitarbeiter',
  'hero-kicker': 'Arc, unser Auto für jeden Tag', 'hero-title': 'Fahren, speichern, laden. Aus einer Hand.',
  'hero-text': 'Ein Auto, eine Batterie an der Wand und eine Ladestation, die miteinander reden. Und Menschen, die es auch tun.',
  'hero-buy': 'Arc konfigurieren', 'hero-ask': 'Fragen Sie uns',
  'from-car': 'Arc ab', 'range': 'Reichweite', 'charge': '10 auf 80 %', 'warranty': 'Batteriegarantie', 'years': '8 Jahre',
  'try-title': 'Probieren Sie den Chat', 'try-text': 'Er weiß, was er weiß, und holt einen Menschen, wenn nicht. Zum Beispiel:',
  'try-1': 'Wann kommt mein Auto?', 'try-2': 'Ich möchte mit einem Menschen sprechen', 'try-3': 'In meiner Garage steht ein fremdes Auto, und meins ist weg',
  'products': 'Was wir bauen',
  'car-text': 'Fünf Sitze, eine ruhige Kabine und ein Laderaum für den Umzug.', 'battery-text': '10 kWh von Ihrem Dach, für den Abend und den Stromausfall.',
  'charger-text': '11 kW an der Wand. Lädt, wenn der Strom am billigsten ist.',
  'help-title': 'Ein rundes Problem in einem eckigen Loch?', 'help-text': 'Dafür gibt es bei uns Menschen. Was Sie dem Chat geschrieben haben, liegt ihnen vor; Sie erzählen es nur einmal.',
  'help-person': 'Mit einem Menschen sprechen', 'foot': 'Voltry ist ein erfundener Laden, der Roundpeg vorführt.',
};

const english = {};
const texts = document.querySelectorAll('[data-t]');
for (const el of texts) english[el.dataset.t] = el.textContent;

function show(locale) {
  const market = markets[locale] || markets['en-US'];
  const words = locale.startsWith('de') ? german : english;
  document.documentElement.lang = locale;
  for (const el of texts) el.textContent = words[el.dataset.t] || english[el.dataset.t];
  for (const el of document.querySelectorAll('[data-fact]')) el.textContent = market[el.dataset.fact];
}

const select = document.querySelector('#locale');
let kept;
try {
  kept = localStorage.getItem('voltry-locale');
} catch {
  // A browser that keeps nothing gets the first one.
}
if (markets[kept]) {
  select.value = kept;
  show(kept);
  window.Roundpeg('setLocale', kept);
}
select.addEventListener('change', () => {
  show(select.value);
  window.Roundpeg('setLocale', select.value);
  try {
    localStorage.setItem('voltry-locale', select.value);
  } catch {
    // It holds for this page, then.
  }
});

for (const chip of document.querySelectorAll('[data-say]')) {
  chip.addEventListener('click', () => window.Roundpeg('send', chip.textContent.trim()));
}
for (const button of document.querySelectorAll('[data-do]')) {
  button.addEventListener('click', () => window.Roundpeg(button.dataset.do));
}
