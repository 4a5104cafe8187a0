// The search in the header, and the filters above long tables.
(() => {
    'use strict';
    const root = document.currentScript.dataset.root;
    const kinds = ['call', 'record', 'ioctl', 'group', 'function', 'constant'];
    const shown = 40;
    const input = document.getElementById('q');
    const list = document.getElementById('found');
    let entries;
    let loading;
    let active = -1;

    // names.js calls this; how its lines are written is described where they are made, in SearchIndex.
    window.abiNames = lines => {
        entries = [];
        for (const line of lines) {
            const [kind, place, ...names] = line.split(' ');
            let last = '';
            for (const written of names) {
                const [rest, numbers] = written.slice(1).split('=');
                last = last.slice(0, parseInt(written[0], 36)) + rest;
                entries.push({
                    name: last, key: plain(last), kind, rank: kinds.indexOf(kind), numbers: numbers ? numbers.split(',') : [],
                    href: root + place.replace('*', encodeURIComponent(last))
                });
            }
        }
    };

    const plain = text => text.toLowerCase().replace(/[.]/g, '_');

    function load() {
        loading ||= new Promise((resolve, reject) => {
            const script = document.createElement('script');
            script.src = root + 'names.js';
            script.onload = resolve;
            script.onerror = reject;
            document.head.append(script);
        });
        return loading;
    }

    // How well a word fits: 0 is best, -1 not at all.
    function fit(entry, word) {
        if (entry.key === word || entry.numbers.includes(word.replace(/^0x/, '')) && word.startsWith('0x')) return 0;
        const at = entry.key.indexOf(word);
        if (at < 0) return -1;
        return at === 0 ? 1 : entry.key[at - 1] === '_' ? 2 : 3;
    }

    function search(text) {
        const words = plain(text.replace(/^\s*(struct|union)\s/, '')).split(/\s+/).filter(Boolean);
        const hits = [];
        if (!words.length) return hits;
        for (const entry of entries) {
            let sum = 0;
            for (const word of words) {
                const score = fit(entry, word);
                sum = score < 0 || sum < 0 ? -1 : sum + score;
            }
            if (sum >= 0) hits.push({ entry, sum });
        }
        return hits.sort((a, b) => a.sum - b.sum || a.entry.rank - b.entry.rank || a.entry.name.length - b.entry.name.length
            || (a.entry.name < b.entry.name ? -1 : 1)).map(hit => hit.entry);
    }

    function show() {
        const hits = search(input.value);
        active = -1;
        list.replaceChildren(...hits.slice(0, shown).map((entry, i) => {
            const item = document.createElement('li');
            const link = document.createElement('a');
            const name = document.createElement('code');
            const kind = document.createElement('span');
            item.id = 'found-' + i;
            item.setAttribute('role', 'option');
            link.href = entry.href;
            link.tabIndex = -1;
            name.textContent = entry.name;
            kind.textContent = entry.kind;
            link.append(name, kind);
            item.append(link);
            return item;
        }));
        if (input.value.trim() && hits.length !== list.children.length || !hits.length) {
            const note = document.createElement('p');
            note.textContent = hits.length ? `and ${(hits.length - shown).toLocaleString('en')} more` : 'nothing is called so';
            list.append(note);
        }
        open(input.value.trim() !== '');
    }

    function open(visible) {
        list.hidden = !visible;
        input.setAttribute('aria-expanded', visible);
        if (!visible) input.removeAttribute('aria-activedescendant');
    }

    function choose(index) {
        const items = list.querySelectorAll('li');
        if (!items.length) return;
        items[active]?.removeAttribute('aria-selected');
        active = (index + items.length) % items.length;
        items[active].setAttribute('aria-selected', 'true');
        items[active].scrollIntoView({ block: 'nearest' });
        input.setAttribute('aria-activedescendant', items[active].id);
    }

    input.addEventListener('focus', load);
    input.addEventListener('input', () => load().then(show));
    input.addEventListener('keydown', event => {
        if (event.key === 'ArrowDown') choose(active + 1);
        else if (event.key === 'ArrowUp') choose(active - 1);
        else if (event.key === 'Escape') open(false);
        else if (event.key === 'Enter') {
            const target = list.querySelector('[aria-selected] a') || list.querySelector('a');
            if (!target || list.hidden) return;
            location.href = target.href;
            open(false);
        } else return;
        event.preventDefault();
    });
    document.addEventListener('click', event => {
        if (!event.target.closest('header form') || event.target.closest('#found a')) open(false);
    });
    document.addEventListener('keydown', event => {
        if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.target.closest('input')) {
            input.focus();
            input.select();
            event.preventDefault();
        }
    });

    const query = new URLSearchParams(location.search).get('q');
    if (query) {
        input.value = query;
        input.focus();
        load().then(show);
    }

    for (const filter of document.querySelectorAll('[data-filter]')) {
        const box = filter.closest('.filter');
        const rows = [...box.nextElementSibling.querySelectorAll('tbody tr')].map(row => ({ row, text: row.textContent.toLowerCase() }));
        box.hidden = false;
        filter.addEventListener('input', () => {
            const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
            let count = 0;
            for (const { row, text } of rows) {
                row.hidden = !words.every(word => text.includes(word));
                if (!row.hidden) count++;
            }
            box.querySelector('output').textContent = words.length ? `${count} of ${rows.length}` : '';
        });
    }
})();
