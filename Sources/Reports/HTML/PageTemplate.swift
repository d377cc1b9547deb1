// SPDX-License-Identifier: GPL-3.0-or-later

extension Page {
  /// The page in the language of Mustache.
  static let template = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="apportion">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <main>
    <header>
    <h1>{{title}}</h1>
    {{#facts}}<span class="fact">{{.}}</span>
    {{/facts}}
    </header>
    {{#blocks}}
    {{#lead}}<p class="lead">{{.}}</p>
    {{/lead}}
    {{#heading}}<h2>{{.}}</h2>
    {{/heading}}
    {{#paragraph}}<p class="{{role}}">{{text}}</p>
    {{/paragraph}}
    {{#list}}<ul>
    {{#items}}
    <li>{{.}}</li>
    {{/items}}
    </ul>
    {{/list}}
    {{#steps}}<ol>
    {{#items}}
    <li><strong>{{aim}}</strong><br>{{finding}}</li>
    {{/items}}
    </ol>
    {{/steps}}
    {{#tiles}}<dl class="tiles">
    {{#items}}
    <div><dt>{{name}}</dt><dd><b>{{value}}</b> {{unit}}</dd><dd class="remark {{role}}">{{remark}}</dd></div>
    {{/items}}
    </dl>
    {{/tiles}}
    {{#cards}}<div class="cards">
    {{#items}}
    <section class="card {{role}}"><h3>{{heading}}</h3><p class="subject">{{subject}}</p><p class="verdict">{{verdict}}</p>
    <dl>{{#figures}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>{{/figures}}</dl>
    {{#picture}}<figure>{{{.}}}</figure>
    {{/picture}}<ul>{{#facts}}<li>{{.}}</li>{{/facts}}</ul></section>
    {{/items}}
    </div>
    {{/cards}}
    {{#table}}<div class="wide" tabindex="0"><table>
    <thead><tr>{{#columns}}<th scope="col" class="{{side}}">{{title}}</th>{{/columns}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr class="{{kind}}">{{#heading}}<th colspan="{{span}}" class="left">{{.}}</th>{{/heading}}{{#cells}}<td class="{{look}}">{{#bar}}<svg class="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="rest" width="100" height="10"/><rect class="f0" width="{{.}}" height="10"/></svg>{{/bar}}<span>{{text}}</span></td>{{/cells}}</tr>
    {{/rows}}
    </tbody>
    </table></div>
    {{/table}}
    {{#figure}}{{#heading}}<h2>{{.}}</h2>
    {{/heading}}<figure>{{{svg}}}</figure>
    {{/figure}}
    {{#verbatim}}<pre class="wide" tabindex="0">{{.}}</pre>
    {{/verbatim}}
    {{#command}}{{#purpose}}<p>{{.}}:</p>
    {{/purpose}}<pre><code>{{text}}</code></pre>
    {{/command}}
    {{/blocks}}
    </main>
    </body>
    </html>

    """
}
