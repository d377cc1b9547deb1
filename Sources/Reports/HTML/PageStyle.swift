// SPDX-License-Identifier: GPL-3.0-or-later

extension Page {
  /// How the page looks: on screens light or dark as the reader has it, on paper black on white.
  static let style = layout + SVGPicture.style

  private static let layout = """

    :root {
      --ground: #ffffff; --panel: #f4f6f9; --ink: #1d2430; --soft: #5b6675; --rule: #d9dfe7;
      --good: #00724f; --notice: #9a4500; --bad: #b3261e;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #14181f; --panel: #1d232c; --ink: #e8ecf2; --soft: #a3aebd; --rule: #343d4a;
        --good: #4fd1a5; --notice: #f0a35e; --bad: #ff8a80;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--ground); color: var(--ink);
      font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
    h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
    p, ul, ol { margin: .5rem 0; max-width: 46rem; }
    li { margin: .2rem 0; }
    .fact { color: var(--soft); margin-right: 1.25rem; }
    .lead { font-size: 1.2rem; line-height: 1.4; font-weight: 600; margin: 1.25rem 0; }
    .aside { color: var(--soft); font-size: .9rem; }
    .good { color: var(--good); }
    .notice { color: var(--notice); }
    .bad { color: var(--bad); font-weight: 600; }
    .strong { font-weight: 600; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1.25rem 0; }
    .tiles div { background: var(--panel); border: 1px solid var(--rule); border-radius: .5rem; padding: .75rem 1rem; }
    .tiles dt { color: var(--soft); font-size: .9rem; }
    .tiles dd { margin: 0; }
    .tiles b { font-size: 1.5rem; line-height: 1.3; }
    .tiles .remark { font-size: .85rem; }
    .tiles .plain { color: var(--soft); }
    .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; margin: 1.25rem 0; }
    .card { background: var(--panel); border: 1px solid var(--rule); border-left: .3rem solid var(--soft); border-radius: .5rem; padding: .9rem 1rem; color: var(--ink); font-weight: 400; }
    .card.good { border-left-color: var(--good); }
    .card.notice { border-left-color: var(--notice); }
    .card.bad { border-left-color: var(--bad); }
    .card h3 { font-size: 1.1rem; margin: 0; }
    .card .subject { color: var(--soft); margin: 0; }
    .card .verdict { font-weight: 700; margin: .4rem 0; }
    .card.good .verdict { color: var(--good); }
    .card.notice .verdict { color: var(--notice); }
    .card.bad .verdict { color: var(--bad); }
    .card dl { display: grid; grid-template-columns: repeat(2, 1fr); gap: .4rem .75rem; margin: .5rem 0; }
    .card dt { color: var(--soft); font-size: .8rem; }
    .card dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
    .card figure { margin: .5rem 0; max-width: 24rem; }
    .card ul { list-style: none; padding: 0; margin: .5rem 0 0; font-size: .85rem; color: var(--soft); }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .92rem; overflow-wrap: normal; }
    th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
    thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--rule); }
    .left { text-align: left; }
    .right { text-align: right; }
    td.right { white-space: nowrap; }
    td.left { overflow-wrap: anywhere; min-width: 5rem; }
    td.left.strong { overflow-wrap: normal; }
    tr.part th { color: var(--soft); font-weight: 600; padding-top: .8rem; }
    tr.total td { border-top: 2px solid var(--rule); border-bottom: 0; font-weight: 600; }
    .bar + span { display: inline-block; min-width: 3.6em; text-align: right; }
    .bar + span:empty { min-width: 0; }
    .bar { width: 4.5rem; height: .7rem; margin-right: .5rem; vertical-align: baseline; }
    .bar .rest { fill: var(--rule); }
    figure { margin: 1rem 0; }
    figure .chart { width: 100%; height: auto; display: block; }
    pre { background: var(--panel); border: 1px solid var(--rule); border-radius: .5rem; padding: .75rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
    pre.wide { white-space: pre; font-size: .82rem; }
    @media (max-width: 40rem) {
      main { padding: 1.25rem .9rem 3rem; }
      h1 { font-size: 1.4rem; }
      .lead { font-size: 1.05rem; }
      .fact { display: block; margin: 0; }
      table { min-width: 34rem; }
      td.left:last-child { min-width: 12rem; }
    }
    @media print {
      :root {
        --ground: #ffffff; --panel: #ffffff; --ink: #000000; --soft: #444444; --rule: #bbbbbb;
        --good: #005a3c; --notice: #7a3600; --bad: #9a1710;
      }
      @page { margin: 16mm; }
      body { font-size: 10.5pt; }
      main { max-width: none; padding: 0; }
      h1 { font-size: 18pt; }
      h2 { break-after: avoid; margin-top: 1.4rem; }
      figure, tr, .tiles, .tiles div, .card, pre { break-inside: avoid; }
      thead { display: table-header-group; }
      .wide { overflow: visible; }
      pre.wide { font-size: 7.5pt; border: 0; padding: 0; }
      table { font-size: 9pt; }
    }

    """
}
